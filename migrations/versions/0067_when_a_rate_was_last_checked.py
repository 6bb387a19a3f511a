"""When a rate was last checked"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0067'
down_revision = '0066'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('rate', schema=None) as batch_op:
        batch_op.add_column(sa.Column('checked_on', sa.Date(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('rate', schema=None) as batch_op:
        batch_op.drop_column('checked_on')

