"""What is asked because of the shape of a kind"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0048'
down_revision = '0047'
branch_labels = None
depends_on = None

BEFORE = ('plain', 'panel', 'review', 'training', 'calls', 'committee')
AFTER = (*BEFORE, 'document', 'project')
BUILT_IN = (('document-review', 'document'), ('project', 'project'))


def _shapes(allowed: tuple[str, ...]) -> None:
    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_kind_shape'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_kind_shape'), sa.column('shape').in_(allowed))


def _set(code: str, shape: str) -> None:
    kind = sa.table('kind', sa.column('code'), sa.column('shape'))
    op.execute(kind.update().where(kind.c.code == code).values(shape=shape))


def upgrade() -> None:
    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.add_column(sa.Column('details', sa.JSON(), nullable=True))
    _shapes(AFTER)
    for code, shape in BUILT_IN:
        _set(code, shape)


def downgrade() -> None:
    for code, _shape in BUILT_IN:
        _set(code, 'plain')
    _shapes(BEFORE)
    with op.batch_alter_table('opportunity', schema=None) as batch_op:
        batch_op.drop_column('details')

