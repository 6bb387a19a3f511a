"""Terms of office"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0071'
down_revision = '0070'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('term_of_office',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('begins_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('reminded_for', sa.Date(), nullable=True),
    sa.Column('reminded_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('number >= 1 AND begins_on < ends_on', name=op.f('ck_term_of_office_is_a_term')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_term_of_office_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_term_of_office_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_term_of_office')),
    sa.UniqueConstraint('person_id', 'opportunity_id', 'number', name=op.f('uq_term_of_office_person_id_opportunity_id_number'))
    )
    with op.batch_alter_table('term_of_office', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_term_of_office_ends_on'), ['ends_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_term_of_office_opportunity_id'), ['opportunity_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('term_of_office', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_term_of_office_opportunity_id'))
        batch_op.drop_index(batch_op.f('ix_term_of_office_ends_on'))

    op.drop_table('term_of_office')
