"""Planning, rehearsal and briefing are paid apart"""

from __future__ import annotations

from alembic import op

revision = '0059'
down_revision = '0058'
branch_labels = None
depends_on = None

PART = 'ck_pay_term_paypart'
BEFORE = "part IN ('activity', 'preparation', 'training', 'meetings', 'travel')"
NOW = "part IN ('activity', 'preparation', 'training', 'design', 'rehearsal', 'meetings', 'briefing', 'travel')"


def upgrade() -> None:
    with op.batch_alter_table('pay_term', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(PART), type_='check')
        batch_op.create_check_constraint(op.f(PART), NOW)


def downgrade() -> None:
    op.execute("DELETE FROM pay_term WHERE part IN ('design', 'rehearsal', 'briefing')")
    with op.batch_alter_table('pay_term', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(PART), type_='check')
        batch_op.create_check_constraint(op.f(PART), BEFORE)
