"""Who else reads the names of people with a place"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0056'
down_revision = '0055'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('opportunity_reader',
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_opportunity_reader_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_opportunity_reader_person_id_person')),
    sa.PrimaryKeyConstraint('opportunity_id', 'person_id', name=op.f('pk_opportunity_reader'))
    )
    with op.batch_alter_table('opportunity_reader', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_opportunity_reader_person_id'), ['person_id'], unique=False)
    # who sits on a panel already; a release before this one does not say so of those it adds
    op.execute(
        'INSERT INTO opportunity_reader (opportunity_id, person_id) '
        'SELECT DISTINCT panel.opportunity_id, panel_member.person_id FROM panel_member '
        'JOIN panel ON panel.id = panel_member.panel_id '
        'WHERE panel_member.left_at IS NULL AND panel_member.person_id IS NOT NULL '
        'AND panel.opportunity_id IS NOT NULL'
    )


def downgrade() -> None:
    with op.batch_alter_table('opportunity_reader', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_opportunity_reader_person_id'))

    op.drop_table('opportunity_reader')
