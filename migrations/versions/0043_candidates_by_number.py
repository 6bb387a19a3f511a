"""Candidates by number"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('candidate',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('panel_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('reference', sa.String(length=20), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('number BETWEEN 1 AND 99', name=op.f('ck_candidate_number_in_reason')),
    sa.ForeignKeyConstraint(['panel_id'], ['panel.id'], name=op.f('fk_candidate_panel_id_panel')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_candidate')),
    sa.UniqueConstraint('panel_id', 'number', name=op.f('uq_candidate_panel_id_number')),
    sa.UniqueConstraint('ref', name=op.f('uq_candidate_ref'))
    )


def downgrade() -> None:
    op.drop_table('candidate')
