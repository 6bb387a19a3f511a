"""timetables of interviews"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('interview_day',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('arrives_at', sa.DateTime(), nullable=False),
    sa.Column('ends_by', sa.DateTime(), nullable=False),
    sa.Column('begins_after', sa.Integer(), nullable=False),
    sa.Column('venue', sa.Text(), nullable=False),
    sa.Column('finishes_at', sa.DateTime(), nullable=True),
    sa.Column('changed_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('ends_by > arrives_at', name=op.f('ck_interview_day_ends_after_arrival')),
    sa.CheckConstraint('begins_after >= 0', name=op.f('ck_interview_day_begins_after_in_reason')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_interview_day_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interview_day')),
    sa.UniqueConstraint('panel_id', 'on', name=op.f('uq_interview_day_panel_id_on')),
    sa.UniqueConstraint('ref', name=op.f('uq_interview_day_ref'))
    )
    op.create_table('timetable',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('interview', sa.Integer(), nullable=False),
    sa.Column('presentation', sa.Integer(), nullable=False),
    sa.Column('task', sa.Integer(), nullable=False),
    sa.Column('gap', sa.Integer(), nullable=False),
    sa.Column('briefing', sa.Integer(), nullable=False),
    sa.Column('wash_up', sa.Integer(), nullable=False),
    sa.Column('joint', sa.Integer(), nullable=False),
    sa.Column('pause', sa.Integer(), nullable=False),
    sa.Column('break_after', sa.Integer(), nullable=True),
    sa.Column('longest', sa.Integer(), nullable=True),
    sa.Column('lunch', sa.Integer(), nullable=False),
    sa.Column('lunch_from', sa.Integer(), nullable=False),
    sa.Column('lunch_until', sa.Integer(), nullable=False),
    sa.Column('groups', sa.Text(), nullable=False),
    sa.CheckConstraint('interview > 0 AND gap >= 0 AND presentation >= 0 AND task >= 0', name=op.f('ck_timetable_lengths_in_reason')),
    sa.CheckConstraint('lunch_until > lunch_from', name=op.f('ck_timetable_lunch_in_order')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_timetable_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetable')),
    sa.UniqueConstraint('panel_id', name=op.f('uq_timetable_panel_id'))
    )
    op.create_table('timetable_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('day_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('briefing', 'interview', 'break', 'lunch', 'added', 'wash-up', 'joint', name='itemkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('starts_at', sa.DateTime(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.Column('candidate_id', sa.Integer(), nullable=True),
    sa.Column('group', sa.String(length=80), nullable=False),
    sa.Column('pinned', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_timetable_item_ends_after_start')),
    sa.ForeignKeyConstraint(['candidate_id'], ['candidate.id'], name=op.f('fk_timetable_item_candidate_id_candidate')),
    sa.ForeignKeyConstraint(['day_id'], ['interview_day.id'], name=op.f('fk_timetable_item_day_id_interview_day')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timetable_item')),
    sa.UniqueConstraint('ref', name=op.f('uq_timetable_item_ref'))
    )
    with op.batch_alter_table('timetable_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_timetable_item_candidate_id'), ['candidate_id'], unique=False)
        batch_op.create_index('ix_timetable_item_day', ['day_id', 'starts_at'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('timetable_item', schema=None) as batch_op:
        batch_op.drop_index('ix_timetable_item_day')
        batch_op.drop_index(batch_op.f('ix_timetable_item_candidate_id'))

    op.drop_table('timetable_item')
    op.drop_table('timetable')
    op.drop_table('interview_day')
