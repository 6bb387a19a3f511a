"""Who knows a candidate, and what was decided"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0055'
down_revision = '0054'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('conflict_at_sign_up',
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('may', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('decision', sa.Enum('takes-part', 'steps-aside', 'steps-down', name='decision_at_sign_up', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_conflict_at_sign_up_by_id_person')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_conflict_at_sign_up_decided_by_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_conflict_at_sign_up_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_conflict_at_sign_up_person_id_person')),
    sa.PrimaryKeyConstraint('opportunity_id', 'person_id', name=op.f('pk_conflict_at_sign_up'))
    )
    with op.batch_alter_table('conflict_at_sign_up', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conflict_at_sign_up_person_id'), ['person_id'], unique=False)

    op.create_table('candidates_told',
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_candidates_told_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_candidates_told_panel_id_panel')),
    sa.PrimaryKeyConstraint('panel_id', name=op.f('pk_candidates_told'))
    )
    op.create_table('conflict_answer',
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('knows', sa.Enum('nobody', 'somebody', 'cannot', name='knows', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_conflict_answer_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_conflict_answer_panel_id_panel')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_conflict_answer_person_id_person')),
    sa.PrimaryKeyConstraint('panel_id', 'person_id', name=op.f('pk_conflict_answer'))
    )
    with op.batch_alter_table('conflict_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conflict_answer_person_id'), ['person_id'], unique=False)

    op.create_table('known_candidate',
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('said_at', sa.DateTime(), nullable=False),
    sa.Column('decision', sa.Enum('takes-part', 'steps-aside', 'steps-down', name='decision', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('number BETWEEN 1 AND 99', name=op.f('ck_known_candidate_number_in_reason')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_known_candidate_decided_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_known_candidate_panel_id_panel')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_known_candidate_person_id_person')),
    sa.PrimaryKeyConstraint('panel_id', 'person_id', 'number', name=op.f('pk_known_candidate'))
    )
    with op.batch_alter_table('known_candidate', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_known_candidate_person_id'), ['person_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('known_candidate', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_known_candidate_person_id'))

    op.drop_table('known_candidate')
    with op.batch_alter_table('conflict_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conflict_answer_person_id'))

    op.drop_table('conflict_answer')
    op.drop_table('candidates_told')
    with op.batch_alter_table('conflict_at_sign_up', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conflict_at_sign_up_person_id'))

    op.drop_table('conflict_at_sign_up')
