"""Ideas of advisors, planning together and priorities"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0074'
down_revision = '0073'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('priority_round',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_priority_round')),
    sa.UniqueConstraint('ref', name=op.f('uq_priority_round_ref'))
    )
    op.create_table('priority',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['priority_round.id'], name=op.f('fk_priority_round_id_priority_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_priority')),
    sa.UniqueConstraint('ref', name=op.f('uq_priority_ref')),
    sa.UniqueConstraint('round_id', 'position', name=op.f('uq_priority_round_id_position'))
    )
    op.create_table('priority_choice',
    sa.Column('priority_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_priority_choice_person_id_advisor')),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_priority_choice_priority_id_priority')),
    sa.PrimaryKeyConstraint('priority_id', 'person_id', name=op.f('pk_priority_choice'))
    )
    with op.batch_alter_table('priority_choice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_priority_choice_person_id'), ['person_id'], unique=False)

    op.create_table('idea',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('sort', sa.Enum('opportunity', 'kind', name='ideafor', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state', sa.Enum('put-forward', 'taken-up', 'not-now', 'taken-back', name='ideastate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('starter', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('kind_code', sa.String(length=40), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('together', sa.Boolean(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("sort <> 'kind' OR kind_code IS NOT NULL", name=op.f('ck_idea_of_a_kind')),
    sa.ForeignKeyConstraint(['kind_code'], ['kind.code'], name=op.f('fk_idea_kind_code_kind')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_idea_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_idea_person_id_advisor')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_idea_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea')),
    sa.UniqueConstraint('ref', name=op.f('uq_idea_ref'))
    )
    with op.batch_alter_table('idea', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_idea_state'), ['state'], unique=False)
        batch_op.create_index(batch_op.f('ix_idea_team_id'), ['team_id'], unique=False)

    op.create_table('planner',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('named', sa.Boolean(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_planner_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_planner_person_id_advisor')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_planner')),
    sa.UniqueConstraint('opportunity_id', 'person_id', name=op.f('uq_planner_opportunity_id_person_id'))
    )
    with op.batch_alter_table('planner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_planner_person_id'), ['person_id'], unique=False)

    op.create_table('idea_move',
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_idea_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_idea_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_idea_move_idea_id_idea')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea_move'))
    )
    with op.batch_alter_table('idea_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_move_idea_id'), ['idea_id'], unique=False)

    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.add_column(sa.Column('starter', sa.Text(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.drop_column('starter')

    with op.batch_alter_table('idea_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_idea_move_idea_id'))

    op.drop_table('idea_move')
    with op.batch_alter_table('planner', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_planner_person_id'))

    op.drop_table('planner')
    with op.batch_alter_table('idea', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_idea_team_id'))
        batch_op.drop_index(batch_op.f('ix_idea_state'))
        batch_op.drop_index(batch_op.f('ix_idea_person_id'))

    op.drop_table('idea')
    with op.batch_alter_table('priority_choice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_priority_choice_person_id'))

    op.drop_table('priority_choice')
    op.drop_table('priority')
    op.drop_table('priority_round')
