"""What people set aside"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('aside',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('times', sa.String(length=16), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_aside_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_aside_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', 'opportunity_id', name=op.f('pk_aside'))
    )
    with op.batch_alter_table('aside', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_aside_opportunity_id'), ['opportunity_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('aside', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_aside_opportunity_id'))

    op.drop_table('aside')
