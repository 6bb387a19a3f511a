"""How it was, as people say, and concerns"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0073'
down_revision = '0072'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('feedback_silence',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_feedback_silence_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_feedback_silence'))
    )
    op.create_table('concern',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('raised', 'taken-up', 'settled', name='concernstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=True),
    sa.Column('raised_at', sa.DateTime(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("(state = 'settled') = (words IS NULL)", name=op.f('ck_concern_words_go_when_settled')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_concern_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_concern_owner_id_person')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_concern_person_id_advisor')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_concern')),
    sa.UniqueConstraint('ref', name=op.f('uq_concern_ref'))
    )
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.create_index('ix_concern_open', ['raised_at'], unique=False, sqlite_where=sa.text("state <> 'settled'"), postgresql_where=sa.text("state <> 'settled'"))
        batch_op.create_index(batch_op.f('ix_concern_opportunity_id'), ['opportunity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_concern_person_id'), ['person_id'], unique=False)

    op.create_table('concern_move',
    sa.Column('concern_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_concern_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_concern_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['concern_id'], ['concern.id'], name=op.f('fk_concern_move_concern_id_concern')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_concern_move'))
    )
    with op.batch_alter_table('concern_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_concern_move_concern_id'), ['concern_id'], unique=False)

    op.create_table('feedback',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('papers', sa.Enum('yes', 'partly', 'no', 'not-said', name='papers_said', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('heard', sa.Enum('yes', 'partly', 'no', 'not-said', name='heard_said', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('needs', sa.Enum('yes', 'partly', 'no', 'not-said', name='needs_said', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('paid', sa.Enum('yes', 'partly', 'no', 'not-said', name='paid_said', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('told', sa.Enum('yes', 'partly', 'no', 'not-said', name='told_said', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('again', sa.Enum('yes', 'partly', 'no', 'not-said', name='again_said', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('share', sa.Enum('nobody', 'number', 'words', 'name', name='share', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('given_at', sa.DateTime(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=True),
    sa.Column('entered_by_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.Enum('phone', 'letter', 'in-person', 'email', 'text', 'deputy', name='asked', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.ForeignKeyConstraint(['entered_by_id'], ['person.id'], name=op.f('fk_feedback_entered_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_feedback_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_feedback_person_id_advisor')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_feedback_place_id_place')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_feedback_session_id_opportunity_session')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_feedback_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feedback')),
    sa.UniqueConstraint('ref', name=op.f('uq_feedback_ref'))
    )
    with op.batch_alter_table('feedback', schema=None) as batch_op:
        batch_op.create_index('ix_feedback_of_team', ['team_id', 'given_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_feedback_opportunity_id'), ['opportunity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_feedback_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_feedback_session_id'), ['session_id'], unique=False)
        batch_op.create_index('uq_feedback_session', ['place_id', 'session_id'], unique=True)
        batch_op.create_index('uq_feedback_whole', ['place_id'], unique=True, sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))

    op.create_table('feedback_ask',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('no_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_feedback_ask_person_id_advisor')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_feedback_ask_place_id_place')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_feedback_ask_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feedback_ask'))
    )
    with op.batch_alter_table('feedback_ask', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_feedback_ask_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_feedback_ask_session_id'), ['session_id'], unique=False)
        batch_op.create_index('uq_feedback_ask_session', ['place_id', 'session_id'], unique=True)
        batch_op.create_index('uq_feedback_ask_whole', ['place_id'], unique=True, sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))



def downgrade() -> None:
    with op.batch_alter_table('feedback_ask', schema=None) as batch_op:
        batch_op.drop_index('uq_feedback_ask_whole', sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))
        batch_op.drop_index('uq_feedback_ask_session')
        batch_op.drop_index(batch_op.f('ix_feedback_ask_session_id'))
        batch_op.drop_index(batch_op.f('ix_feedback_ask_person_id'))

    op.drop_table('feedback_ask')
    with op.batch_alter_table('feedback', schema=None) as batch_op:
        batch_op.drop_index('uq_feedback_whole', sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))
        batch_op.drop_index('uq_feedback_session')
        batch_op.drop_index(batch_op.f('ix_feedback_session_id'))
        batch_op.drop_index(batch_op.f('ix_feedback_person_id'))
        batch_op.drop_index(batch_op.f('ix_feedback_opportunity_id'))
        batch_op.drop_index('ix_feedback_of_team')

    op.drop_table('feedback')
    with op.batch_alter_table('concern_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_concern_move_concern_id'))

    op.drop_table('concern_move')
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_concern_person_id'))
        batch_op.drop_index(batch_op.f('ix_concern_opportunity_id'))
        batch_op.drop_index('ix_concern_open', sqlite_where=sa.text("state <> 'settled'"), postgresql_where=sa.text("state <> 'settled'"))

    op.drop_table('concern')
    op.drop_table('feedback_silence')
