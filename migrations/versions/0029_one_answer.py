"""An invitation knows whether a no in somebody's own calendar has taken it out there"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('taken_out', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE invitation SET taken_out = true WHERE answer = 'declined'")  # every no came from a calendar


def downgrade() -> None:
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_column('taken_out')
