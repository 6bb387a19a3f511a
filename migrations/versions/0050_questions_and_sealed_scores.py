"""Questions and sealed scores"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('panel_criterion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('anchors', sa.JSON(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_criterion_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_criterion')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_criterion_ref'))
    )
    with op.batch_alter_table('panel_criterion', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_criterion_panel_id'), ['panel_id'], unique=False)

    op.create_table('panel_late_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('what', sa.Enum('question', 'criterion', name='asked', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_panel_late_change_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_late_change_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_late_change'))
    )
    with op.batch_alter_table('panel_late_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_late_change_panel_id'), ['panel_id'], unique=False)

    op.create_table('panel_scoring',
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('lowest', sa.Integer(), nullable=False),
    sa.Column('highest', sa.Integer(), nullable=False),
    sa.Column('opened_at', sa.DateTime(), nullable=True),
    sa.Column('opened_by_id', sa.Integer(), nullable=True),
    sa.Column('opened_why', sa.Text(), nullable=False),
    sa.Column('held_since', sa.DateTime(), nullable=True),
    sa.Column('held_by_id', sa.Integer(), nullable=True),
    sa.Column('held_why', sa.Text(), nullable=False),
    sa.CheckConstraint('(held_since IS NULL) = (held_by_id IS NULL)', name=op.f('ck_panel_scoring_held_by_somebody')),
    sa.CheckConstraint('(opened_at IS NULL) = (opened_by_id IS NULL)', name=op.f('ck_panel_scoring_opened_by_somebody')),
    sa.CheckConstraint('lowest >= 0 AND lowest < highest AND highest <= 10', name=op.f('ck_panel_scoring_scale_in_order')),
    sa.ForeignKeyConstraint(['held_by_id'], ['person.id'], name=op.f('fk_panel_scoring_held_by_id_person')),
    sa.ForeignKeyConstraint(['opened_by_id'], ['person.id'], name=op.f('fk_panel_scoring_opened_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_scoring_panel_id_panel')),
    sa.PrimaryKeyConstraint('panel_id', name=op.f('pk_panel_scoring'))
    )
    op.create_table('scores_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('form', sa.Enum('page', 'pdf', 'large-print', 'csv', name='fileform', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_scores_file_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_scores_file_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scores_file'))
    )
    with op.batch_alter_table('scores_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_scores_file_panel_id'), ['panel_id'], unique=False)

    op.create_table('scores_removal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=False),
    sa.Column('months', sa.Integer(), nullable=False),
    sa.Column('candidates', sa.Integer(), nullable=False),
    sa.Column('members', sa.Integer(), nullable=False),
    sa.Column('given', sa.Integer(), nullable=False),
    sa.Column('versions', sa.Integer(), nullable=False),
    sa.Column('outcomes', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_scores_removal_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scores_removal')),
    sa.UniqueConstraint('ref', name=op.f('uq_scores_removal_ref'))
    )
    with op.batch_alter_table('scores_removal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_scores_removal_panel_id'), ['panel_id'], unique=False)

    op.create_table('candidate_outcome',
    sa.Column('candidate_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('outcome', sa.Enum('appointable', 'not-appointable', 'appointed', 'reserve', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('recorded_at', sa.DateTime(), nullable=False),
    sa.Column('recorded_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_candidate_outcome_candidate_id_candidate')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['person.id'], name=op.f('fk_candidate_outcome_recorded_by_id_person')),
    sa.PrimaryKeyConstraint('candidate_id', name=op.f('pk_candidate_outcome'))
    )
    op.create_table('panel_question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=True),
    sa.Column('written_by_id', sa.Integer(), nullable=False),
    sa.Column('asks_person_id', sa.Integer(), nullable=True),
    sa.Column('asks_member_id', sa.Integer(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('asks_person_id IS NULL OR asks_member_id IS NULL', name=op.f('ck_panel_question_one_asks')),
    sa.ForeignKeyConstraint(['asks_member_id'], ['panel_member.id'], name=op.f('fk_panel_question_asks_member_id_panel_member')),
    sa.ForeignKeyConstraint(['asks_person_id'], ['person.id'], name=op.f('fk_panel_question_asks_person_id_person')),
    sa.ForeignKeyConstraint(['criterion_id'], ['panel_criterion.id'], name=op.f('fk_panel_question_criterion_id_panel_criterion')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_question_panel_id_panel')),
    sa.ForeignKeyConstraint(['written_by_id'], ['person.id'], name=op.f('fk_panel_question_written_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_question')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_question_ref'))
    )
    with op.batch_alter_table('panel_question', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_question_panel_id'), ['panel_id'], unique=False)

    op.create_table('panel_score',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('candidate_id', sa.Integer(), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('member_id', sa.Integer(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('points', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.CheckConstraint('(person_id IS NULL) <> (member_id IS NULL)', name=op.f('ck_panel_score_one_member')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_panel_score_numbered')),
    sa.CheckConstraint('points IS NULL OR points BETWEEN 0 AND 10', name=op.f('ck_panel_score_points_in_reason')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_panel_score_by_id_person')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_panel_score_candidate_id_candidate')),
    sa.ForeignKeyConstraint(['criterion_id'], ['panel_criterion.id'], name=op.f('fk_panel_score_criterion_id_panel_criterion')),
    sa.ForeignKeyConstraint(['member_id'], ['panel_member.id'], name=op.f('fk_panel_score_member_id_panel_member')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_panel_score_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_score')),
    sa.UniqueConstraint('candidate_id', 'criterion_id', 'member_id', 'number', name=op.f('uq_panel_score_candidate_id_criterion_id_member_id_number')),
    sa.UniqueConstraint('candidate_id', 'criterion_id', 'person_id', 'number', name=op.f('uq_panel_score_candidate_id_criterion_id_person_id_number'))
    )
    op.create_table('sealed_score',
    sa.Column('candidate_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('criterion_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_sealed_score_candidate_id_candidate')),
    sa.ForeignKeyConstraint(['criterion_id'], ['panel_criterion.id'], name=op.f('fk_sealed_score_criterion_id_panel_criterion')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_sealed_score_person_id_person')),
    sa.PrimaryKeyConstraint('candidate_id', 'criterion_id', 'person_id', name=op.f('pk_sealed_score'))
    )


def downgrade() -> None:
    op.drop_table('sealed_score')
    op.drop_table('panel_score')
    with op.batch_alter_table('panel_question', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_question_panel_id'))

    op.drop_table('panel_question')
    op.drop_table('candidate_outcome')
    with op.batch_alter_table('scores_removal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_scores_removal_panel_id'))

    op.drop_table('scores_removal')
    with op.batch_alter_table('scores_file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_scores_file_panel_id'))

    op.drop_table('scores_file')
    op.drop_table('panel_scoring')
    with op.batch_alter_table('panel_late_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_late_change_panel_id'))

    op.drop_table('panel_late_change')
    with op.batch_alter_table('panel_criterion', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_criterion_panel_id'))

    op.drop_table('panel_criterion')
