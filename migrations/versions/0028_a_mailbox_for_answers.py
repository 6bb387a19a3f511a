"""Answers can be fetched from a mailbox; and the same mail is in the log once, also where it comes by two ways at once"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

PROBLEMS = """
    no-answer too-slow broken-off not-trusted not-encrypted password no-folder read-only not-understood
""".split()
# of mails that were logged twice the first keeps what it is known again by
ONCE = """
    UPDATE inbound_mail SET fingerprint = 'again-' || id
    WHERE id NOT IN (SELECT min(id) FROM inbound_mail GROUP BY fingerprint)
"""


def upgrade() -> None:
    op.create_table(
        'inbound_mailbox',
        sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('address_key', sa.String(length=64), nullable=False),
        sa.Column('due_at', sa.DateTime(), nullable=False),
        sa.Column('leased_until', sa.DateTime(), nullable=True),
        sa.Column('claims', sa.Integer(), nullable=False),
        sa.Column('failures', sa.Integer(), nullable=False),
        sa.Column('failing_since', sa.DateTime(), nullable=True),
        sa.Column(
            'problem', sa.Enum(*PROBLEMS, name='problem', native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column('tell_at', sa.DateTime(), nullable=True),
        sa.Column('read_at', sa.DateTime(), nullable=True),
        sa.CheckConstraint('id = 1', name=op.f('ck_inbound_mailbox_only_one')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_inbound_mailbox')),
    )
    op.execute(ONCE)
    with op.batch_alter_table('inbound_mail', schema=None) as batch_op:
        batch_op.drop_index(op.f('ix_inbound_mail_fingerprint'))
        batch_op.create_unique_constraint(op.f('uq_inbound_mail_fingerprint'), ['fingerprint'])


def downgrade() -> None:
    with op.batch_alter_table('inbound_mail', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('uq_inbound_mail_fingerprint'), type_='unique')
        batch_op.create_index(op.f('ix_inbound_mail_fingerprint'), ['fingerprint'], unique=False)
    op.drop_table('inbound_mailbox')
