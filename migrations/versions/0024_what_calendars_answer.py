"""What calendars answer"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

COMING = 'ck_attending_coming'
BEFORE, NOW = "answer IN ('yes', 'not-that-day')", "answer IN ('yes', 'not-that-day', 'perhaps')"


def upgrade() -> None:
    op.create_table('inbound_mail',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('received_at', sa.DateTime(), nullable=False),
    sa.Column('transport', sa.Enum('pipe', 'web', 'mailbox', name='transport', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('message_id', sa.String(length=400), nullable=False),
    sa.Column('sender', sa.String(length=254), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('outcome', sa.Enum('accepted', 'declined', 'tentative', 'rejected-as-stale', 'ignored', 'refused', 'a-person-wrote', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.Enum('said-yes', 'said-no', 'not-that-day', 'perhaps', 'other-time', 'old-time', 'seen-before', 'no-change', 'older', 'over', 'nothing-held', 'newer-invitation', 'on-offer', 'no-answer', 'automatic', 'bounced', 'unknown-report', 'too-large', 'unreadable', 'methods-differ', 'not-a-reply', 'not-one', 'unknown', 'other-address', 'ahead', 'passed-on', 'gone', 'fault', 'person-wrote', 'outlook-format', name='reason', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('invitation_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=True),
    sa.Column('proposed', sa.String(length=200), nullable=True),
    sa.Column('words', sa.Text(), nullable=True),
    sa.Column('raw', sa.LargeBinary(), nullable=True),
    sa.Column('cleared_at', sa.DateTime(), nullable=True),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('to_read', sa.Boolean(), nullable=False),
    sa.Column('handled_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'], name=op.f('fk_inbound_mail_invitation_id_invitation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_inbound_mail_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inbound_mail')),
    sa.UniqueConstraint('ref', name=op.f('uq_inbound_mail_ref'))
    )
    with op.batch_alter_table('inbound_mail', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inbound_mail_fingerprint'), ['fingerprint'], unique=False)
        batch_op.create_index(batch_op.f('ix_inbound_mail_invitation_id'), ['invitation_id'], unique=False)
        batch_op.create_index('ix_inbound_mail_outcome', ['outcome', 'received_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_inbound_mail_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_inbound_mail_received', ['received_at'], unique=False)

    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answer', sa.Enum('needs-action', 'accepted', 'declined', 'tentative', name='answer', native_enum=False, create_constraint=True, length=40), server_default='needs-action', nullable=False))
        batch_op.add_column(sa.Column('answer_sequence', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('answer_dtstamp', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('answered_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('email_failing_since', sa.DateTime(), nullable=True))

    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.add_column(sa.Column('leaving_at', sa.DateTime(), nullable=True))
        batch_op.create_index('ix_place_leaving', ['leaving_at'], unique=False, sqlite_where=sa.text('leaving_at IS NOT NULL'), postgresql_where=sa.text('leaving_at IS NOT NULL'))

    with op.batch_alter_table('attending', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(COMING), type_='check')
        batch_op.create_check_constraint(op.f(COMING), NOW)


def downgrade() -> None:
    op.execute("UPDATE attending SET answer = NULL, answered_at = NULL WHERE answer = 'perhaps'")
    with op.batch_alter_table('attending', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(COMING), type_='check')
        batch_op.create_check_constraint(op.f(COMING), BEFORE)

    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.drop_index('ix_place_leaving')
        batch_op.drop_column('leaving_at')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('email_failing_since')

    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_invitation_answer'), type_='check')
        batch_op.drop_column('answered_at')
        batch_op.drop_column('answer_dtstamp')
        batch_op.drop_column('answer_sequence')
        batch_op.drop_column('answer')

    with op.batch_alter_table('inbound_mail', schema=None) as batch_op:
        batch_op.drop_index('ix_inbound_mail_received')
        batch_op.drop_index(batch_op.f('ix_inbound_mail_person_id'))
        batch_op.drop_index('ix_inbound_mail_outcome')
        batch_op.drop_index(batch_op.f('ix_inbound_mail_invitation_id'))
        batch_op.drop_index(batch_op.f('ix_inbound_mail_fingerprint'))

    op.drop_table('inbound_mail')
