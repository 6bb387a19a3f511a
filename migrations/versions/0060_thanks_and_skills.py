"""thanks and skills"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0060'
down_revision = '0059'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('skill',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=120), nullable=False),
    sa.Column('asks', sa.Boolean(), nullable=False),
    sa.Column('said_at', sa.DateTime(), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(), nullable=True),
    sa.Column('confirmed_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(confirmed_at IS NULL) = (confirmed_by_id IS NULL)', name=op.f('ck_skill_confirmed_by_somebody')),
    sa.ForeignKeyConstraint(['confirmed_by_id'], ['person.id'], name=op.f('fk_skill_confirmed_by_id_person')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_skill_person_id_advisor')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_skill_place_id_place')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_skill_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skill')),
    sa.UniqueConstraint('ref', name=op.f('uq_skill_ref'))
    )
    with op.batch_alter_table('skill', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_skill_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_skill_session_id'), ['session_id'], unique=False)
        batch_op.create_index('uq_skill_session', ['place_id', 'session_id', 'words'], unique=True)
        batch_op.create_index('uq_skill_whole', ['place_id', 'words'], unique=True, sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))

    op.create_table('thank_you',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sender_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_thank_you_person_id_advisor')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_thank_you_place_id_place')),
    sa.ForeignKeyConstraint(['sender_id'], ['person.id'], name=op.f('fk_thank_you_sender_id_person')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_thank_you_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_thank_you'))
    )
    with op.batch_alter_table('thank_you', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_thank_you_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_thank_you_session_id'), ['session_id'], unique=False)
        batch_op.create_index('uq_thank_you_session', ['place_id', 'session_id', 'sender_id'], unique=True)
        batch_op.create_index('uq_thank_you_whole', ['place_id', 'sender_id'], unique=True, sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))



def downgrade() -> None:
    with op.batch_alter_table('thank_you', schema=None) as batch_op:
        batch_op.drop_index('uq_thank_you_whole', sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))
        batch_op.drop_index('uq_thank_you_session')
        batch_op.drop_index(batch_op.f('ix_thank_you_session_id'))
        batch_op.drop_index(batch_op.f('ix_thank_you_person_id'))

    op.drop_table('thank_you')
    with op.batch_alter_table('skill', schema=None) as batch_op:
        batch_op.drop_index('uq_skill_whole', sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))
        batch_op.drop_index('uq_skill_session')
        batch_op.drop_index(batch_op.f('ix_skill_session_id'))
        batch_op.drop_index(batch_op.f('ix_skill_person_id'))

    op.drop_table('skill')
