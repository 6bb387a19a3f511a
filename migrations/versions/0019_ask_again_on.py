"""Somebody on the waiting list of the register says when to ask again"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('joining', schema=None) as batch_op:
        batch_op.add_column(sa.Column('ask_again_on', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('joining', schema=None) as batch_op:
        batch_op.drop_column('ask_again_on')
