"""How much say people had, as claimed and as rated"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0072'
down_revision = '0071'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('ladder_wording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('attribution', sa.String(length=200), nullable=False),
    sa.Column('link', sa.String(length=300), nullable=False),
    sa.Column('effective_from', sa.Date(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ladder_wording')),
    sa.UniqueConstraint('effective_from', name=op.f('uq_ladder_wording_effective_from')),
    sa.UniqueConstraint('ref', name=op.f('uq_ladder_wording_ref'))
    )
    op.create_table('ladder_level',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('wording_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('about', sa.String(length=300), nullable=False),
    sa.Column('step', sa.Enum('involvement', 'consultation', 'engagement', 'co-design', 'co-production', name='level_step', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.CheckConstraint('position > 0', name=op.f('ck_ladder_level_counts_from_1')),
    sa.ForeignKeyConstraint(['wording_id'], ['ladder_wording.id'], name=op.f('fk_ladder_level_wording_id_ladder_wording'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ladder_level')),
    sa.UniqueConstraint('wording_id', 'name', name=op.f('uq_ladder_level_wording_id_name')),
    sa.UniqueConstraint('wording_id', 'position', name=op.f('uq_ladder_level_wording_id_position'))
    )
    op.create_table('ladder_rating',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('set_by', sa.Enum('staff', 'staff-after-asking', 'together', 'advisors', 'cannot-say', name='setby', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('decided', sa.Enum('staff', 'staff-after-listening', 'some-vote', 'equal-vote', 'cannot-say', name='decided', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('done_by', sa.Enum('staff', 'mostly-staff', 'together', 'cannot-say', name='doneby', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('changed', sa.Enum('no', 'a-little', 'yes', 'cannot-say', name='changed', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('brought_in', sa.Enum('after', 'late', 'middle', 'start', 'cannot-say', name='broughtin', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('step', sa.Enum('involvement', 'consultation', 'engagement', 'co-design', 'co-production', name='rated_step', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('claimed', sa.Enum('involvement', 'consultation', 'engagement', 'co-design', 'co-production', name='claimed_step', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('rated_at', sa.DateTime(), nullable=False),
    sa.Column('entered_by_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.Enum('phone', 'letter', 'in-person', 'email', 'text', 'deputy', name='asked', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.ForeignKeyConstraint(['entered_by_id'], ['person.id'], name=op.f('fk_ladder_rating_entered_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_ladder_rating_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_ladder_rating_person_id_advisor')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_ladder_rating_place_id_place')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ladder_rating')),
    sa.UniqueConstraint('person_id', 'opportunity_id', name=op.f('uq_ladder_rating_person_id_opportunity_id'))
    )
    with op.batch_alter_table('ladder_rating', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ladder_rating_opportunity_id'), ['opportunity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_ladder_rating_place_id'), ['place_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_ladder_rating_rated_at'), ['rated_at'], unique=False)

    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('ladder_name', sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column('ladder_about', sa.String(length=300), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.drop_column('ladder_about')
        batch_op.drop_column('ladder_name')

    with op.batch_alter_table('ladder_rating', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ladder_rating_rated_at'))
        batch_op.drop_index(batch_op.f('ix_ladder_rating_place_id'))
        batch_op.drop_index(batch_op.f('ix_ladder_rating_opportunity_id'))

    op.drop_table('ladder_rating')
    op.drop_table('ladder_level')
    op.drop_table('ladder_wording')
