"""service improvement plans"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0075'
down_revision = '0074'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('plan_framework',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_framework')),
    sa.UniqueConstraint('name', name=op.f('uq_plan_framework_name')),
    sa.UniqueConstraint('ref', name=op.f('uq_plan_framework_ref'))
    )
    op.create_table('plan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('draft', 'agreed', 'under-review', 'closed', 'dropped', name='planstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=False),
    sa.Column('reminded_for', sa.Date(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_plan_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan')),
    sa.UniqueConstraint('ref', name=op.f('uq_plan_ref'))
    )
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.create_index('ix_plan_team', ['team_id', 'review_on'], unique=False)

    op.create_table('plan_criterion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('priority', sa.String(length=120), nullable=False),
    sa.Column('statement', sa.Text(), nullable=False),
    sa.Column('measure', sa.Text(), nullable=False),
    sa.Column('baseline', sa.String(length=200), nullable=False),
    sa.Column('target', sa.String(length=200), nullable=False),
    sa.Column('target_on', sa.Date(), nullable=True),
    sa.Column('ladder_now', sa.Enum('involvement', 'consultation', 'engagement', 'co-design', 'co-production', name='ladder_now', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('ladder_aim', sa.Enum('involvement', 'consultation', 'engagement', 'co-design', 'co-production', name='ladder_aim', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('source', sa.String(length=120), nullable=False),
    sa.Column('reached', sa.Enum('not-yet', 'reached', 'partly', 'not-reached', name='reached', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_criterion_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_criterion')),
    sa.UniqueConstraint('ref', name=op.f('uq_plan_criterion_ref'))
    )
    with op.batch_alter_table('plan_criterion', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_criterion_plan_id'), ['plan_id'], unique=False)

    op.create_table('plan_move',
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_plan_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_plan_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_move_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_move'))
    )
    with op.batch_alter_table('plan_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_move_plan_id'), ['plan_id'], unique=False)

    op.create_table('plan_statement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('draft', 'published', 'withdrawn', name='statementstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('said', sa.JSON(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('from_on <= until_on', name=op.f('ck_plan_statement_days_in_order')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_statement_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_statement')),
    sa.UniqueConstraint('ref', name=op.f('uq_plan_statement_ref'))
    )
    with op.batch_alter_table('plan_statement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_statement_plan_id'), ['plan_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_statement_state'), ['state'], unique=False)

    op.create_table('plan_action',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['criterion_id'], ['plan_criterion.id'], name=op.f('fk_plan_action_criterion_id_plan_criterion')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_plan_action_owner_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_action')),
    sa.UniqueConstraint('ref', name=op.f('uq_plan_action_ref'))
    )
    with op.batch_alter_table('plan_action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_action_criterion_id'), ['criterion_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_action_owner_id'), ['owner_id'], unique=False)

    op.create_table('plan_evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=True),
    sa.Column('panel_id', sa.Integer(), nullable=True),
    sa.Column('review_id', sa.Integer(), nullable=True),
    sa.Column('outcome_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('CASE WHEN opportunity_id IS NULL THEN 0 ELSE 1 END + CASE WHEN panel_id IS NULL THEN 0 ELSE 1 END + CASE WHEN review_id IS NULL THEN 0 ELSE 1 END + CASE WHEN outcome_id IS NULL THEN 0 ELSE 1 END <= 1', name=op.f('ck_plan_evidence_links_one_thing')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_plan_evidence_by_id_person')),
    sa.ForeignKeyConstraint(['criterion_id'], ['plan_criterion.id'], name=op.f('fk_plan_evidence_criterion_id_plan_criterion')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_plan_evidence_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], name=op.f('fk_plan_evidence_outcome_id_outcome')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_plan_evidence_panel_id_panel')),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_plan_evidence_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_evidence')),
    sa.UniqueConstraint('ref', name=op.f('uq_plan_evidence_ref'))
    )
    with op.batch_alter_table('plan_evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_evidence_criterion_id'), ['criterion_id'], unique=False)

    op.create_table('plan_owner',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('asked', 'yes', 'no', 'stepped-back', name='ownerstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=False),
    sa.Column('side', sa.Enum('staff', 'lived', name='side', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('shown', sa.Enum('colour', 'words', 'name', name='shown', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['criterion_id'], ['plan_criterion.id'], name=op.f('fk_plan_owner_criterion_id_plan_criterion')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_plan_owner_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_owner')),
    sa.UniqueConstraint('criterion_id', 'side', name=op.f('uq_plan_owner_criterion_id_side'))
    )
    with op.batch_alter_table('plan_owner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_owner_person_id'), ['person_id'], unique=False)

    op.create_table('plan_statement_move',
    sa.Column('statement_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_plan_statement_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_plan_statement_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['statement_id'], ['plan_statement.id'], name=op.f('fk_plan_statement_move_statement_id_plan_statement')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_statement_move'))
    )
    with op.batch_alter_table('plan_statement_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_statement_move_statement_id'), ['statement_id'], unique=False)

    op.create_table('plan_view',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=False),
    sa.Column('side', sa.Enum('staff', 'lived', name='side', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('view', sa.Enum('red', 'amber', 'green', name='view', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['criterion_id'], ['plan_criterion.id'], name=op.f('fk_plan_view_criterion_id_plan_criterion')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_plan_view_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_view'))
    )
    with op.batch_alter_table('plan_view', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_view_criterion_id'), ['criterion_id'], unique=False)

    op.create_table('plan_owner_move',
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_plan_owner_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_plan_owner_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['owner_id'], ['plan_owner.id'], name=op.f('fk_plan_owner_move_owner_id_plan_owner')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_owner_move'))
    )
    with op.batch_alter_table('plan_owner_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_owner_move_owner_id'), ['owner_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('plan_owner_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_owner_move_owner_id'))

    op.drop_table('plan_owner_move')
    with op.batch_alter_table('plan_view', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_view_criterion_id'))

    op.drop_table('plan_view')
    with op.batch_alter_table('plan_statement_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_statement_move_statement_id'))

    op.drop_table('plan_statement_move')
    with op.batch_alter_table('plan_owner', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_owner_person_id'))

    op.drop_table('plan_owner')
    with op.batch_alter_table('plan_evidence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_evidence_criterion_id'))

    op.drop_table('plan_evidence')
    with op.batch_alter_table('plan_action', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_action_owner_id'))
        batch_op.drop_index(batch_op.f('ix_plan_action_criterion_id'))

    op.drop_table('plan_action')
    with op.batch_alter_table('plan_statement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_statement_state'))
        batch_op.drop_index(batch_op.f('ix_plan_statement_plan_id'))

    op.drop_table('plan_statement')
    with op.batch_alter_table('plan_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_move_plan_id'))

    op.drop_table('plan_move')
    with op.batch_alter_table('plan_criterion', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_criterion_plan_id'))

    op.drop_table('plan_criterion')
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.drop_index('ix_plan_team')

    op.drop_table('plan')
    op.drop_table('plan_framework')
