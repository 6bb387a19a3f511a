"""What is paid for short notice"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0068'
down_revision = '0067'
branch_labels = None
depends_on = None

SAID, SUM = 'ck_claim_somebody_said_so', 'ck_claim_called_off_is_a_sum'
BEFORE = 'contribution_id IS NOT NULL OR said_minutes IS NOT NULL'
NOW = f'{BEFORE} OR called_off_pence IS NOT NULL'


def upgrade() -> None:
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.add_column(sa.Column('called_off_pence', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('called_off_words', sa.String(length=400), nullable=True))
        batch_op.drop_constraint(op.f(SAID), type_='check')
        batch_op.create_check_constraint(op.f(SAID), NOW)
        batch_op.create_check_constraint(op.f(SUM), 'called_off_pence > 0')

    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('late_cancel_percent', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('late_cancel_hours', sa.Integer(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.drop_column('late_cancel_hours')
        batch_op.drop_column('late_cancel_percent')

    op.execute("DELETE FROM claim_move WHERE claim_id IN (SELECT id FROM claim WHERE called_off_pence IS NOT NULL)")
    op.execute("DELETE FROM claim WHERE called_off_pence IS NOT NULL")
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(SUM), type_='check')
        batch_op.drop_constraint(op.f(SAID), type_='check')
        batch_op.create_check_constraint(op.f(SAID), BEFORE)
        batch_op.drop_column('called_off_words')
        batch_op.drop_column('called_off_pence')

