"""What many read has an edition, and a stamp that changes with it"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    edition = op.create_table('edition',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('stamp', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_edition'))
    )
    op.bulk_insert(edition, [{'name': 'opportunities', 'stamp': secrets.token_hex(16)}])


def downgrade() -> None:
    op.drop_table('edition')
