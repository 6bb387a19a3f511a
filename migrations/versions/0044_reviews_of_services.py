"""Reviews of services"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0044'
down_revision = '0043'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('planned', 'self-review', 'submitted', 'visited', 'reported', 'actions', 'decided', 'stopped', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('before_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('scheme', sa.String(length=80), nullable=False),
    sa.Column('accredits', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.Column('self_from', sa.Date(), nullable=True),
    sa.Column('self_until', sa.Date(), nullable=True),
    sa.Column('visit_on', sa.Date(), nullable=True),
    sa.Column('online', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('visitors', sa.Integer(), nullable=True),
    sa.Column('at_least_half', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=True),
    sa.Column('carers', sa.Integer(), nullable=True),
    sa.Column('script', sa.String(length=80), nullable=False),
    sa.Column('report_on', sa.Date(), nullable=True),
    sa.Column('outcome', sa.Enum('accredited', 'deferred', 'not-accredited', 'completed', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('outcome_on', sa.Date(), nullable=True),
    sa.Column('next_on', sa.Date(), nullable=True),
    sa.Column('remind_months', sa.Integer(), nullable=False),
    sa.Column('reminded_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('carers IS NULL OR carers BETWEEN 0 AND 200', name=op.f('ck_review_carers_in_reason')),
    sa.CheckConstraint('people IS NULL OR people BETWEEN 0 AND 200', name=op.f('ck_review_people_in_reason')),
    sa.CheckConstraint('remind_months BETWEEN 1 AND 24', name=op.f('ck_review_months_in_reason')),
    sa.CheckConstraint('visitors IS NULL OR visitors BETWEEN 1 AND 60', name=op.f('ck_review_visitors_in_reason')),
    sa.ForeignKeyConstraint(['before_id'], ['review.id'], name=op.f('fk_review_before_id_review')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_review_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review')),
    sa.UniqueConstraint('before_id', name=op.f('uq_review_before_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_review_ref'))
    )
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.create_index('ix_review_team', ['team_id', 'visit_on'], unique=False)

    op.create_table('review_action',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_review_action_owner_id_person')),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_review_action_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_action')),
    sa.UniqueConstraint('ref', name=op.f('uq_review_action_ref'))
    )
    with op.batch_alter_table('review_action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_action_review_id'), ['review_id'], unique=False)

    op.create_table('review_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.Enum('help', 'visit', name='part', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_review_link_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_review_link_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_link')),
    sa.UniqueConstraint('opportunity_id', name=op.f('uq_review_link_opportunity_id'))
    )
    with op.batch_alter_table('review_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_link_review_id'), ['review_id'], unique=False)

    op.create_table('review_move',
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_review_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_review_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_review_move_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_move'))
    )
    with op.batch_alter_table('review_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_move_review_id'), ['review_id'], unique=False)

    op.create_table('review_slot',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('ends', sa.Time(), nullable=False),
    sa.Column('sort', sa.Enum('arrival', 'tour', 'people', 'carers', 'staff', 'reviewers', 'feedback', 'break', 'other', name='slot', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(length=200), nullable=False),
    sa.CheckConstraint('ends > starts', name=op.f('ck_review_slot_ends_after_start')),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_review_slot_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_slot'))
    )
    with op.batch_alter_table('review_slot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_slot_review_id'), ['review_id'], unique=False)

    op.create_table('review_standard',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('domain', sa.String(length=80), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('type', sa.Integer(), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('met', sa.Enum('not-looked-at', 'not-met', 'partly', 'met', name='met', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.CheckConstraint('type IS NULL OR type BETWEEN 1 AND 3', name=op.f('ck_review_standard_type_is_one')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_review_standard_owner_id_person')),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_review_standard_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_standard')),
    sa.UniqueConstraint('ref', name=op.f('uq_review_standard_ref'))
    )
    with op.batch_alter_table('review_standard', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_standard_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_review_standard_review_id'), ['review_id'], unique=False)

    op.create_table('review_evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('standard_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_review_evidence_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_review_evidence_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['standard_id'], ['review_standard.id'], name=op.f('fk_review_evidence_standard_id_review_standard')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_evidence')),
    sa.UniqueConstraint('ref', name=op.f('uq_review_evidence_ref'))
    )
    with op.batch_alter_table('review_evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_evidence_standard_id'), ['standard_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('review_evidence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_evidence_standard_id'))

    op.drop_table('review_evidence')
    with op.batch_alter_table('review_standard', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_standard_review_id'))
        batch_op.drop_index(batch_op.f('ix_review_standard_owner_id'))

    op.drop_table('review_standard')
    with op.batch_alter_table('review_slot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_slot_review_id'))

    op.drop_table('review_slot')
    with op.batch_alter_table('review_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_move_review_id'))

    op.drop_table('review_move')
    with op.batch_alter_table('review_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_link_review_id'))

    op.drop_table('review_link')
    with op.batch_alter_table('review_action', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_action_review_id'))

    op.drop_table('review_action')
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_index('ix_review_team')

    op.drop_table('review')
