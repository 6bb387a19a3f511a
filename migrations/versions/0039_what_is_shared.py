"""What is shared"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('sharing_answer',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('answered_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_sharing_answer_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_sharing_answer_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', 'opportunity_id', name=op.f('pk_sharing_answer'))
    )
    op.create_table('sharing_choice',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.Column('decided_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['passport_entry.id'], name=op.f('fk_sharing_choice_entry_id_passport_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_sharing_choice_opportunity_id_opportunity')),
    sa.PrimaryKeyConstraint('entry_id', 'opportunity_id', name=op.f('pk_sharing_choice'))
    )
    with op.batch_alter_table('passport', schema=None) as batch_op:
        batch_op.drop_column('version')



def downgrade() -> None:
    with op.batch_alter_table('passport', schema=None) as batch_op:
        batch_op.add_column(sa.Column('version', sa.INTEGER(), nullable=False, server_default='1'))

    op.drop_table('sharing_choice')
    op.drop_table('sharing_answer')
