"""the way to the day of a panel and what comes after"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0052'
down_revision = '0051'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('panel_concern',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('raised_on', sa.Date(), nullable=False),
    sa.Column('raised_to', sa.Enum('involvement', 'manager', 'safeguarding', 'speak-up', 'hr', name='raisedto', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('noted_at', sa.DateTime(), nullable=False),
    sa.Column('noted_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['noted_by_id'], ['person.id'], name=op.f('fk_panel_concern_noted_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_concern_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_concern'))
    )
    with op.batch_alter_table('panel_concern', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_concern_panel_id'), ['panel_id'], unique=False)

    op.create_table('panel_outcome',
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('appointed', sa.Integer(), nullable=True),
    sa.Column('chose_well', sa.Enum('yes', 'partly', 'no', 'too-early', name='chosewell', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('said_at', sa.DateTime(), nullable=False),
    sa.Column('said_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('appointed BETWEEN 0 AND 40', name=op.f('ck_panel_outcome_appointed_in_reason')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_outcome_panel_id_panel')),
    sa.ForeignKeyConstraint(['said_by_id'], ['person.id'], name=op.f('fk_panel_outcome_said_by_id_person')),
    sa.PrimaryKeyConstraint('panel_id', name=op.f('pk_panel_outcome'))
    )
    op.create_table('panel_task',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.Enum('request', 'shortlisting', 'planning', 'chair', 'questions', 'pack', 'briefing', 'interviews', 'wash-up', 'notes', 'outcome', 'debrief', 'follow-up', name='step', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('owner', sa.Enum('host', 'chair', 'team', name='owner', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('by_hand', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('done_at', sa.DateTime(), nullable=True),
    sa.Column('done_by_id', sa.Integer(), nullable=True),
    sa.Column('not_needed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('reminded_for', sa.Date(), nullable=True),
    sa.CheckConstraint('done_at IS NOT NULL OR not not_needed', name=op.f('ck_panel_task_not_needed_is_said')),
    sa.ForeignKeyConstraint(['done_by_id'], ['person.id'], name=op.f('fk_panel_task_done_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_task_panel_id_panel')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_panel_task_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_task')),
    sa.UniqueConstraint('panel_id', 'step', name=op.f('uq_panel_task_panel_id_step'))
    )
    with op.batch_alter_table('panel_task', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_task_due_on'), ['due_on'], unique=False)

    op.create_table('panel_check_in',
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('done_at', sa.DateTime(), nullable=False),
    sa.Column('done_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['done_by_id'], ['person.id'], name=op.f('fk_panel_check_in_done_by_id_person')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_panel_check_in_panel_id_panel')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_panel_check_in_place_id_place')),
    sa.PrimaryKeyConstraint('place_id', name=op.f('pk_panel_check_in'))
    )
    with op.batch_alter_table('panel_check_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_check_in_panel_id'), ['panel_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('panel_check_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_check_in_panel_id'))

    op.drop_table('panel_check_in')
    with op.batch_alter_table('panel_task', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_task_due_on'))

    op.drop_table('panel_task')
    op.drop_table('panel_outcome')
    with op.batch_alter_table('panel_concern', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_concern_panel_id'))

    op.drop_table('panel_concern')
