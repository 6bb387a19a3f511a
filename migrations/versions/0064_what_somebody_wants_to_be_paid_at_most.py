"""What somebody wants to be paid at most"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0064'
down_revision = '0063'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('private_limit',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_private_limit_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_private_limit'))
    )


def downgrade() -> None:
    op.drop_table('private_limit')
