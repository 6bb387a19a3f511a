"""Why mails to somebody come back"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

FAULT = sa.Enum(
    'no-such-address', 'full', 'not-let-in', 'other', name='mailfault', native_enum=False, create_constraint=True, length=40
)


def upgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('email_fault', FAULT, nullable=True))
    op.execute("UPDATE person SET email_fault = 'other' WHERE email_failing_since IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_person_mailfault'), type_='check')
        batch_op.drop_column('email_fault')
