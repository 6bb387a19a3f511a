"""Reminders of what is due by its day"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0069'
down_revision = '0068'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('dated_reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('what', sa.Enum('papers', 'term', name='dated', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_dated_reminder_opportunity_id_opportunity'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_dated_reminder_session_id_opportunity_session'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dated_reminder')),
    sa.UniqueConstraint('opportunity_id', 'session_id', 'what', 'due_on', name=op.f('uq_dated_reminder_opportunity_id_session_id_what_due_on'))
    )
    with op.batch_alter_table('dated_reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_dated_reminder_session_id'), ['session_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('dated_reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_dated_reminder_session_id'))

    op.drop_table('dated_reminder')
