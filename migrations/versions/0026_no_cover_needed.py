"""The team manages without somebody on one day of a series; a yes from a calendar may meet somebody who stands in"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

REASON = 'ck_inbound_mail_reason'
BEFORE = """
    said-yes said-no not-that-day perhaps other-time old-time seen-before no-change older over nothing-held
    newer-invitation on-offer no-answer automatic bounced unknown-report too-large unreadable methods-differ
    not-a-reply not-one unknown other-address ahead passed-on gone fault person-wrote outlook-format
""".split()
NOW = [*BEFORE, 'stood-in']


def one_of(codes: list[str]) -> str:
    return f"reason IN ({', '.join(repr(code) for code in codes)})"


def upgrade() -> None:
    with op.batch_alter_table('attending', schema=None) as batch_op:
        batch_op.add_column(sa.Column('no_cover_at', sa.DateTime(), nullable=True))
    with op.batch_alter_table('inbound_mail', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(REASON), type_='check')
        batch_op.create_check_constraint(op.f(REASON), one_of(NOW))


def downgrade() -> None:
    op.execute("UPDATE inbound_mail SET reason = 'gone' WHERE reason = 'stood-in'")
    with op.batch_alter_table('inbound_mail', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(REASON), type_='check')
        batch_op.create_check_constraint(op.f(REASON), one_of(BEFORE))
    with op.batch_alter_table('attending', schema=None) as batch_op:
        batch_op.drop_column('no_cover_at')
