"""How dates get into somebody's calendar, and how much they say there"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dates_by', sa.Enum('invitations', 'feed', 'both', 'none', name='datesby', native_enum=False, create_constraint=True, length=40), server_default='invitations', nullable=False))
        batch_op.add_column(sa.Column('full_titles', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_person_datesby'), type_='check')
        batch_op.drop_column('full_titles')
        batch_op.drop_column('dates_by')
