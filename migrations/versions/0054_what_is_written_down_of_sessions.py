"""What is written down of sessions"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0054'
down_revision = '0053'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('session_entry',
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('papers_on', sa.Date(), nullable=True),
    sa.Column('calls_made', sa.Integer(), nullable=True),
    sa.Column('calls_answered', sa.Integer(), nullable=True),
    sa.Column('said_1', sa.Integer(), nullable=True),
    sa.Column('said_2', sa.Integer(), nullable=True),
    sa.Column('said_3', sa.Integer(), nullable=True),
    sa.Column('said_4', sa.Integer(), nullable=True),
    sa.Column('said_5', sa.Integer(), nullable=True),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('calls_made >= 0 AND calls_answered >= 0 AND calls_answered <= calls_made', name=op.f('ck_session_entry_calls_add_up')),
    sa.CheckConstraint('said_1 >= 0 AND said_2 >= 0 AND said_3 >= 0 AND said_4 >= 0 AND said_5 >= 0', name=op.f('ck_session_entry_said_counts')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_session_entry_by_id_person')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_session_entry_session_id_opportunity_session'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('session_id', name=op.f('pk_session_entry'))
    )


def downgrade() -> None:
    op.drop_table('session_entry')
