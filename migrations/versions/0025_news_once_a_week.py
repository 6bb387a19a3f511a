"""news once a week"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('news_told',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('told_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_news_told_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_news_told_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', 'opportunity_id', name=op.f('pk_news_told'))
    )
    with op.batch_alter_table('advisor', schema=None) as batch_op:
        batch_op.add_column(sa.Column('news_at', sa.DateTime(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('advisor', schema=None) as batch_op:
        batch_op.drop_column('news_at')

    op.drop_table('news_told')
