"""who signs for claims, and budgets"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0066'
down_revision = '0065'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('budget',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cost_centre', sa.String(length=40), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('pence', sa.Integer(), nullable=False),
    sa.CheckConstraint('pence >= 0', name=op.f('ck_budget_not_negative')),
    sa.CheckConstraint('year BETWEEN 2000 AND 2100', name=op.f('ck_budget_year_in_reason')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_budget')),
    sa.UniqueConstraint('cost_centre', 'year', name=op.f('uq_budget_cost_centre_year'))
    )
    op.create_table('budget_deputy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('deputy_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=False),
    sa.CheckConstraint('from_on <= until_on', name=op.f('ck_budget_deputy_ends_after_it_begins')),
    sa.CheckConstraint('person_id <> deputy_id', name=op.f('ck_budget_deputy_is_somebody_else')),
    sa.ForeignKeyConstraint(['deputy_id'], ['person.id'], name=op.f('fk_budget_deputy_deputy_id_person')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_budget_deputy_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_budget_deputy')),
    sa.UniqueConstraint('ref', name=op.f('uq_budget_deputy_ref'))
    )
    with op.batch_alter_table('budget_deputy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_budget_deputy_deputy_id'), ['deputy_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_budget_deputy_person_id'), ['person_id'], unique=False)

    op.create_table('budget_holder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('cost_centre', sa.String(length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_budget_holder_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_budget_holder')),
    sa.UniqueConstraint('cost_centre', 'person_id', name=op.f('uq_budget_holder_cost_centre_person_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_budget_holder_ref'))
    )
    with op.batch_alter_table('budget_holder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_budget_holder_person_id'), ['person_id'], unique=False)

    op.create_table('signing_reminder',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_signing_reminder_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_signing_reminder'))
    )


def downgrade() -> None:
    op.drop_table('signing_reminder')
    with op.batch_alter_table('budget_holder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_budget_holder_person_id'))

    op.drop_table('budget_holder')
    with op.batch_alter_table('budget_deputy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_budget_deputy_person_id'))
        batch_op.drop_index(batch_op.f('ix_budget_deputy_deputy_id'))

    op.drop_table('budget_deputy')
    op.drop_table('budget')
