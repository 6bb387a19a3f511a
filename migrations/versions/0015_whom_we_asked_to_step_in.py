"""whom we asked to step in"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('cover_ask',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('seat_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('answer', sa.Enum('yes', 'no', 'filled', name='coveranswer', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_cover_ask_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_cover_ask_person_id_person')),
    sa.ForeignKeyConstraint(['seat_id'], ['seat.id'], name=op.f('fk_cover_ask_seat_id_seat')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_cover_ask_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cover_ask')),
    sa.UniqueConstraint('ref', name=op.f('uq_cover_ask_ref'))
    )
    with op.batch_alter_table('cover_ask', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cover_ask_opportunity_id'), ['opportunity_id'], unique=False)
        batch_op.create_index('ix_cover_ask_person', ['person_id', 'asked_at'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('cover_ask', schema=None) as batch_op:
        batch_op.drop_index('ix_cover_ask_person')
        batch_op.drop_index(batch_op.f('ix_cover_ask_opportunity_id'))

    op.drop_table('cover_ask')
