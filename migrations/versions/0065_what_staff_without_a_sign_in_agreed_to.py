"""What staff without a sign-in agreed to"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0065'
down_revision = '0064'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.drop_column('why_words')  # never written, and no page asked for it
    with op.batch_alter_table('panel_member', schema=None) as batch_op:
        batch_op.add_column(sa.Column('declared_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('declared_words', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('declared_by_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_panel_member_declared_by_id_person'), 'person', ['declared_by_id'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('panel_member', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_panel_member_declared_by_id_person'), type_='foreignkey')
        batch_op.drop_column('declared_by_id')
        batch_op.drop_column('declared_words')
        batch_op.drop_column('declared_at')
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.add_column(sa.Column('why_words', sa.Text(), nullable=False, server_default=''))
