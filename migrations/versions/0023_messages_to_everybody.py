"""messages to everybody"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('everyone_message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('subject', sa.Enum('day', 'getting-there', 'reading', 'thanks', 'other', name='subject', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('whom', sa.Enum('with-place', 'reserve-too', name='whom', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('by_team', sa.Boolean(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_everyone_message_author_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_everyone_message_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_everyone_message_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_everyone_message'))
    )
    with op.batch_alter_table('everyone_message', schema=None) as batch_op:
        batch_op.create_index('ix_everyone_message_opportunity', ['opportunity_id', 'written_at'], unique=False)

    op.create_table('everyone_message_to',
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['message_id'], ['everyone_message.id'], name=op.f('fk_everyone_message_to_message_id_everyone_message')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_everyone_message_to_person_id_person')),
    sa.PrimaryKeyConstraint('message_id', 'person_id', name=op.f('pk_everyone_message_to'))
    )
    with op.batch_alter_table('everyone_message_to', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_everyone_message_to_person_id'), ['person_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('everyone_message_to', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_everyone_message_to_person_id'))

    op.drop_table('everyone_message_to')
    with op.batch_alter_table('everyone_message', schema=None) as batch_op:
        batch_op.drop_index('ix_everyone_message_opportunity')

    op.drop_table('everyone_message')
