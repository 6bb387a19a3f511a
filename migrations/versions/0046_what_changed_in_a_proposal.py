"""What changed in a proposal, and why somebody was not chosen"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.add_column(sa.Column('not_chosen', sa.Text(), nullable=True))

    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.add_column(sa.Column('former_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_proposal_former_id_proposal'), 'proposal', ['former_id'], ['id'])

    with op.batch_alter_table('proposal_pair', schema=None) as batch_op:
        batch_op.add_column(sa.Column('marked_at', sa.DateTime(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('proposal_pair', schema=None) as batch_op:
        batch_op.drop_column('marked_at')

    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_proposal_former_id_proposal'), type_='foreignkey')
        batch_op.drop_column('former_id')

    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.drop_column('not_chosen')

