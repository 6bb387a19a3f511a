"""what came of it, and by which day it is told"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0070'
down_revision = '0069'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('outcome',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('owed', 'told', 'none', name='outcomestate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('why', sa.Enum('nobody-came', 'elsewhere', 'other', name='whynone', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('why_words', sa.Text(), nullable=False),
    sa.Column('nudged_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint("(state = 'none') = (why IS NOT NULL)", name=op.f('ck_outcome_none_has_a_reason')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_outcome_opportunity_id_opportunity')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome')),
    sa.UniqueConstraint('opportunity_id', name=op.f('uq_outcome_opportunity_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_outcome_ref'))
    )
    op.create_table('outcome_move',
    sa.Column('outcome_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_outcome_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_outcome_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], name=op.f('fk_outcome_move_outcome_id_outcome')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome_move'))
    )
    with op.batch_alter_table('outcome_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outcome_move_outcome_id'), ['outcome_id'], unique=False)

    op.create_table('outcome_point',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('outcome_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'out', 'replaced', 'taken-back', name='pointstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('answer', sa.Enum('done', 'will', 'could-not', name='answer', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('by_day', sa.Date(), nullable=True),
    sa.Column('audience', sa.Enum('public', 'took-part', name='audience', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('names_team', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=True),
    sa.Column('before_id', sa.Integer(), nullable=True),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('out_at', sa.DateTime(), nullable=True),
    sa.Column('approved_at', sa.DateTime(), nullable=True),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("(answer = 'will') = (by_day IS NOT NULL)", name=op.f('ck_outcome_point_a_promise_has_a_day')),
    sa.CheckConstraint("state = 'draft' OR out_at IS NOT NULL", name=op.f('ck_outcome_point_out_since')),
    sa.CheckConstraint("approved_at IS NULL OR audience = 'public'", name=op.f('ck_outcome_point_approved_for_everybody')),
    sa.CheckConstraint('(approved_at IS NULL) = (approved_by_id IS NULL)', name=op.f('ck_outcome_point_approved_by_somebody')),
    sa.ForeignKeyConstraint(['action_id'], ['review_action.id'], name=op.f('fk_outcome_point_action_id_review_action')),
    sa.ForeignKeyConstraint(['approved_by_id'], ['person.id'], name=op.f('fk_outcome_point_approved_by_id_person')),
    sa.ForeignKeyConstraint(['before_id'], ['outcome_point.id'], name=op.f('fk_outcome_point_before_id_outcome_point')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_outcome_point_by_id_person')),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], name=op.f('fk_outcome_point_outcome_id_outcome')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome_point')),
    sa.UniqueConstraint('before_id', name=op.f('uq_outcome_point_before_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_outcome_point_ref'))
    )
    with op.batch_alter_table('outcome_point', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outcome_point_action_id'), ['action_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_outcome_point_by_day'), ['by_day'], unique=False)
        batch_op.create_index(batch_op.f('ix_outcome_point_outcome_id'), ['outcome_id'], unique=False)
        batch_op.create_index('ix_outcome_point_public', ['state', 'audience', 'approved_at', 'id'], unique=False)

    op.create_table('outcome_reply',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('outcome_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('agrees', sa.Boolean(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('meant_for', sa.Enum('host', 'team', name='replyto', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('read_at', sa.DateTime(), nullable=True),
    sa.Column('read_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], name=op.f('fk_outcome_reply_outcome_id_outcome')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_outcome_reply_person_id_person')),
    sa.ForeignKeyConstraint(['read_by_id'], ['person.id'], name=op.f('fk_outcome_reply_read_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome_reply')),
    sa.UniqueConstraint('outcome_id', 'person_id', 'edition', name=op.f('uq_outcome_reply_outcome_id_person_id_edition')),
    sa.UniqueConstraint('ref', name=op.f('uq_outcome_reply_ref'))
    )
    with op.batch_alter_table('outcome_reply', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outcome_reply_person_id'), ['person_id'], unique=False)

    op.create_table('outcome_point_move',
    sa.Column('point_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_outcome_point_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_outcome_point_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['point_id'], ['outcome_point.id'], name=op.f('fk_outcome_point_move_point_id_outcome_point'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome_point_move'))
    )
    with op.batch_alter_table('outcome_point_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outcome_point_move_point_id'), ['point_id'], unique=False)

    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('outcome_weeks', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('promised_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('answered_at', sa.DateTime(), nullable=True))
        batch_op.create_index(batch_op.f('ix_opportunity_promised_on'), ['promised_on'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_opportunity_promised_on'))
        batch_op.drop_column('answered_at')
        batch_op.drop_column('promised_on')
        batch_op.drop_column('outcome_weeks')

    with op.batch_alter_table('outcome_point_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outcome_point_move_point_id'))

    op.drop_table('outcome_point_move')
    with op.batch_alter_table('outcome_reply', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outcome_reply_person_id'))

    op.drop_table('outcome_reply')
    with op.batch_alter_table('outcome_point', schema=None) as batch_op:
        batch_op.drop_index('ix_outcome_point_public')
        batch_op.drop_index(batch_op.f('ix_outcome_point_outcome_id'))
        batch_op.drop_index(batch_op.f('ix_outcome_point_by_day'))
        batch_op.drop_index(batch_op.f('ix_outcome_point_action_id'))

    op.drop_table('outcome_point')
    with op.batch_alter_table('outcome_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outcome_move_outcome_id'))

    op.drop_table('outcome_move')
    op.drop_table('outcome')
