"""The private list is read too"""

from __future__ import annotations

from alembic import op

revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None

READ = 'ck_passport_reading_read_field'
BEFORE = "field IN ('brings', 'experience', 'interests', 'access', 'contact', 'travel', 'hard-day')"
NOW = "field IN ('brings', 'experience', 'interests', 'access', 'contact', 'travel', 'hard-day', 'private')"


def upgrade() -> None:
    with op.batch_alter_table('passport_reading', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(READ), type_='check')
        batch_op.create_check_constraint(op.f(READ), NOW)


def downgrade() -> None:
    op.execute("DELETE FROM passport_reading WHERE field = 'private'")
    with op.batch_alter_table('passport_reading', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(READ), type_='check')
        batch_op.create_check_constraint(op.f(READ), BEFORE)
