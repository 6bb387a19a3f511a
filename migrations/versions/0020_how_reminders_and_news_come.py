"""How reminders and news come"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('outbox_message', schema=None) as batch_op:
        batch_op.add_column(sa.Column('large_print', sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reminders_by', sa.Enum('email', 'text', 'letter', 'phone', name='reminders_by', native_enum=False, create_constraint=True, length=40), nullable=True))
        batch_op.add_column(sa.Column('news_by', sa.Enum('email', 'text', 'letter', 'phone', name='news_by', native_enum=False, create_constraint=True, length=40), nullable=True))
        batch_op.add_column(sa.Column('wants_news', sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(sa.Column('large_print', sa.Boolean(), server_default=sa.false(), nullable=False))



def downgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_person_reminders_by'), type_='check')
        batch_op.drop_constraint(op.f('ck_person_news_by'), type_='check')
        batch_op.drop_column('large_print')
        batch_op.drop_column('wants_news')
        batch_op.drop_column('news_by')
        batch_op.drop_column('reminders_by')

    with op.batch_alter_table('outbox_message', schema=None) as batch_op:
        batch_op.drop_column('large_print')

