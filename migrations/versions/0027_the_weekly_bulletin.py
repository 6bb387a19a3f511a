"""The weekly bulletin, and who had it last"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('bulletin',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('week', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('opening', sa.Text(), nullable=False),
    sa.Column('closing', sa.Text(), nullable=False),
    sa.Column('first', sa.Enum('new', 'closing', name='first', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('told_too', sa.Boolean(), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=True),
    sa.Column('saved_at', sa.DateTime(), nullable=False),
    sa.Column('sent_at', sa.DateTime(), nullable=True),
    sa.Column('sender_id', sa.Integer(), nullable=True),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('ways', sa.JSON(), nullable=False),
    sa.Column('contents', sa.JSON(), nullable=True),
    sa.CheckConstraint('(sent_at IS NULL) = (sender_id IS NULL)', name=op.f('ck_bulletin_sent_by_somebody')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_bulletin_saved_by_id_person')),
    sa.ForeignKeyConstraint(['sender_id'], ['person.id'], name=op.f('fk_bulletin_sender_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bulletin')),
    sa.UniqueConstraint('week', name=op.f('uq_bulletin_week'))
    )
    op.create_table('bulletin_to',
    sa.Column('bulletin_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['bulletin_id'], ['bulletin.id'], name=op.f('fk_bulletin_to_bulletin_id_bulletin')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_bulletin_to_person_id_person')),
    sa.PrimaryKeyConstraint('bulletin_id', 'person_id', name=op.f('pk_bulletin_to'))
    )
    with op.batch_alter_table('bulletin_to', schema=None) as batch_op:
        batch_op.create_index('ix_bulletin_to_waiting', ['written_at', 'bulletin_id', 'person_id'], unique=False)

    with op.batch_alter_table('advisor', schema=None) as batch_op:
        batch_op.add_column(sa.Column('bulletin_at', sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('advisor', schema=None) as batch_op:
        batch_op.drop_column('bulletin_at')

    with op.batch_alter_table('bulletin_to', schema=None) as batch_op:
        batch_op.drop_index('ix_bulletin_to_waiting')

    op.drop_table('bulletin_to')
    op.drop_table('bulletin')
