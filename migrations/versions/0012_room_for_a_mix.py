"""Room for a mix"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

ROLE = 'ck_seat_seatrole'
BEFORE, NOW = "role IN ('member', 'chair')", "role IN ('member', 'chair', 'shadow')"


def upgrade() -> None:
    with op.batch_alter_table('seat', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(ROLE), type_='check')
        batch_op.create_check_constraint(op.f(ROLE), NOW)

    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asks_held_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.add_column(sa.Column('supporter', sa.Boolean(), server_default=sa.false(), nullable=False))



def downgrade() -> None:
    with op.batch_alter_table('seat', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(ROLE), type_='check')
        batch_op.create_check_constraint(op.f(ROLE), BEFORE)

    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.drop_column('supporter')

    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.drop_column('asks_held_at')

