"""who still comes"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('attending',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('reminded', sa.Enum('week', 'two-days', 'morning', name='reminder', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('reminded_for', sa.Date(), nullable=True),
    sa.Column('told_at', sa.DateTime(), nullable=True),
    sa.Column('new_yes', sa.Boolean(), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=True),
    sa.Column('answer', sa.Enum('yes', 'not-that-day', name='coming', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.Column('call_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_attending_place_id_place')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_attending_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attending')),
    sa.UniqueConstraint('place_id', 'session_id', name=op.f('uq_attending_place_id_session_id'))
    )
    with op.batch_alter_table('attending', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attending_session_id'), ['session_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('attending', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attending_session_id'))

    op.drop_table('attending')
