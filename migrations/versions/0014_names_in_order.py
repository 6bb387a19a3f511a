"""Names put in order: by lot, or by turns"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

METHOD = 'ck_opportunity_method'
BEFORE = "method IN ('first-come', 'chosen')"
NOW = "method IN ('first-come', 'chosen', 'draw', 'turns')"
OF_PLACE = {'number': sa.Integer, 'rank': sa.Integer, 'turns': sa.Integer, 'new_to_kind': sa.Boolean}


def upgrade() -> None:
    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kept_for_new', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('seed', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('ordered_at', sa.DateTime(), nullable=True))
        batch_op.drop_constraint(op.f(METHOD), type_='check')
        batch_op.create_check_constraint(op.f(METHOD), NOW)
    with op.batch_alter_table('place', schema=None) as batch_op:
        for name, kind in OF_PLACE.items():
            batch_op.add_column(sa.Column(name, kind(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('place', schema=None) as batch_op:
        for name in OF_PLACE:
            batch_op.drop_column(name)
    op.execute("UPDATE opportunity SET method = 'chosen' WHERE method IN ('draw', 'turns')")
    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(METHOD), type_='check')
        batch_op.create_check_constraint(op.f(METHOD), BEFORE)
        for name in ('ordered_at', 'seed', 'kept_for_new'):
            batch_op.drop_column(name)
