"""Changes and plain messages are told once"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

STATE = 'ck_outbox_message_messagestate'
BEFORE = "state IN ('waiting', 'sent', 'failed', 'dropped', 'to-call', 'called')"
NOW = "state IN ('waiting', 'sent', 'failed', 'joined', 'dropped', 'to-call', 'called')"


def upgrade() -> None:
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('change_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('known_starts_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('known_ends_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('known_location', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('known_time_sequence', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_invitation_change_id'), ['change_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_invitation_change_id_outbox_message'), 'outbox_message', ['change_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('outbox_message', schema=None) as batch_op:
        batch_op.add_column(sa.Column('joined_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_outbox_message_joined_id'), ['joined_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_outbox_message_joined_id_outbox_message'), 'outbox_message', ['joined_id'], ['id'])
        batch_op.drop_constraint(op.f(STATE), type_='check')
        batch_op.create_check_constraint(op.f(STATE), NOW)



def downgrade() -> None:
    with op.batch_alter_table('outbox_message', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(STATE), type_='check')
        batch_op.create_check_constraint(op.f(STATE), BEFORE)
        batch_op.drop_constraint(batch_op.f('fk_outbox_message_joined_id_outbox_message'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_outbox_message_joined_id'))
        batch_op.drop_column('joined_id')

    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_invitation_change_id_outbox_message'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_invitation_change_id'))
        batch_op.drop_column('known_time_sequence')
        batch_op.drop_column('known_location')
        batch_op.drop_column('known_ends_at')
        batch_op.drop_column('known_starts_at')
        batch_op.drop_column('change_id')

