"""Codes for an account, who is here on the day"""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('account_code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('code_digest', sa.String(length=64), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('expires_at', sa.DateTime(), nullable=False),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_account_code_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account_code')),
    sa.UniqueConstraint('code_digest', name=op.f('uq_account_code_code_digest'))
    )
    with op.batch_alter_table('account_code', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_account_code_person_id'), ['person_id'], unique=False)

    op.create_table('presence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('left_early', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_presence_place_id_place')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_presence_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_presence')),
    sa.UniqueConstraint('place_id', 'session_id', name=op.f('uq_presence_place_id_session_id'))
    )
    with op.batch_alter_table('presence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_presence_session_id'), ['session_id'], unique=False)

    with op.batch_alter_table('advisor', schema=None) as batch_op:
        batch_op.add_column(sa.Column('own_code', sa.String(length=12), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_advisor_own_code'), ['own_code'])
    _give_everybody_a_code()


def _give_everybody_a_code() -> None:
    """Of the letters and digits of `app/core/ids.py`, as they were on this day."""
    advisor = sa.table('advisor', sa.column('person_id', sa.Integer), sa.column('own_code', sa.String))
    connection, given = op.get_bind(), set()
    for person_id in connection.execute(sa.select(advisor.c.person_id)).scalars().all():
        code = ''
        while not code or code in given:
            code = ''.join(secrets.choice('23456789abcdefghjkmnpqrstuvwxyz') for _ in range(6))
        given.add(code)
        connection.execute(advisor.update().where(advisor.c.person_id == person_id).values(own_code=code))


def downgrade() -> None:
    with op.batch_alter_table('advisor', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_advisor_own_code'), type_='unique')
        batch_op.drop_column('own_code')

    with op.batch_alter_table('presence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_presence_session_id'))

    op.drop_table('presence')
    with op.batch_alter_table('account_code', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_account_code_person_id'))

    op.drop_table('account_code')