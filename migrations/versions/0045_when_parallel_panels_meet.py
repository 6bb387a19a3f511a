"""when parallel panels meet"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0045'
down_revision = '0044'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.add_column(sa.Column('joint_at', sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.drop_column('joint_at')

