"""Proposals"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('proposal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('asked', 'running', 'ready', 'released', 'failed', 'dropped', name='proposalstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('desk', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=False),
    sa.Column('only_names', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('most_each', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(), nullable=True),
    sa.Column('lease_until', sa.DateTime(), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('done_at', sa.DateTime(), nullable=True),
    sa.Column('people', sa.Integer(), nullable=True),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('tiers', sa.JSON(), nullable=True),
    sa.Column('bound', sa.JSON(), nullable=True),
    sa.Column('proved', sa.Boolean(), nullable=True),
    sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_proposal_asked_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal')),
    sa.UniqueConstraint('ref', name=op.f('uq_proposal_ref'))
    )
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.create_index('uq_proposal_to_see', ['desk'], unique=True, sqlite_where=sa.text("state IN ('asked', 'failed', 'ready', 'running')"), postgresql_where=sa.text("state IN ('asked', 'failed', 'ready', 'running')"))

    op.create_table('proposal_move',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_proposal_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_proposal_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], name=op.f('fk_proposal_move_proposal_id_proposal')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_move'))
    )
    with op.batch_alter_table('proposal_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_move_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('proposal_pair',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('seat_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('mark', sa.Enum('proposed', 'pinned', 'forbidden', name='mark', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('outcome', sa.Enum('offered', 'asked', 'left-out', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('said', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_proposal_pair_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_proposal_pair_person_id_person')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], name=op.f('fk_proposal_pair_proposal_id_proposal')),
    sa.ForeignKeyConstraint(['seat_id'], ['seat.id'], name=op.f('fk_proposal_pair_seat_id_seat')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_proposal_pair_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_pair')),
    sa.UniqueConstraint('proposal_id', 'person_id', 'seat_id', 'session_id', name=op.f('uq_proposal_pair_proposal_id_person_id_seat_id_session_id'))
    )
    with op.batch_alter_table('proposal_pair', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_pair_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('passed_over',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('rule', sa.Enum('criterion', 'forbidden', 'elsewhere', 'mix', 'turns', 'fit', 'equal', name='rule', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_passed_over_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_passed_over_person_id_person')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_passed_over_place_id_place')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], name=op.f('fk_passed_over_proposal_id_proposal')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passed_over'))
    )
    with op.batch_alter_table('passed_over', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passed_over_proposal_id'), ['proposal_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('passed_over', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_passed_over_proposal_id'))

    op.drop_table('passed_over')
    with op.batch_alter_table('proposal_pair', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proposal_pair_proposal_id'))

    op.drop_table('proposal_pair')
    with op.batch_alter_table('proposal_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proposal_move_proposal_id'))

    op.drop_table('proposal_move')
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.drop_index('uq_proposal_to_see', sqlite_where=sa.text("state IN ('asked', 'failed', 'ready', 'running')"), postgresql_where=sa.text("state IN ('asked', 'failed', 'ready', 'running')"))

    op.drop_table('proposal')
