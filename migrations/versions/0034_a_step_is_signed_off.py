"""a step is signed off"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('sign_off',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('given', 'withdrawn', name='signoffstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind_code', sa.String(length=40), nullable=False),
    sa.Column('role', sa.Enum('member', 'chair', 'shadow', name='seatrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.CheckConstraint("role IN ('member', 'chair')", name=op.f('ck_sign_off_is_a_step')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_sign_off_by_id_person')),
    sa.ForeignKeyConstraint(['kind_code'], ['kind.code'], name=op.f('fk_sign_off_kind_code_kind')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_sign_off_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_sign_off_person_id_advisor')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_off')),
    sa.UniqueConstraint('ref', name=op.f('uq_sign_off_ref'))
    )
    with op.batch_alter_table('sign_off', schema=None) as batch_op:
        batch_op.create_index('uq_sign_off_stands', ['person_id', 'kind_code', 'role'], unique=True, sqlite_where=sa.text("state = 'given'"), postgresql_where=sa.text("state = 'given'"))

    op.create_table('sign_off_ask',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind_code', sa.String(length=40), nullable=False),
    sa.Column('role', sa.Enum('member', 'chair', 'shadow', name='seatrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint("role IN ('member', 'chair')", name=op.f('ck_sign_off_ask_is_a_step')),
    sa.ForeignKeyConstraint(['kind_code'], ['kind.code'], name=op.f('fk_sign_off_ask_kind_code_kind')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_sign_off_ask_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_sign_off_ask_person_id_advisor')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_off_ask')),
    sa.UniqueConstraint('ref', name=op.f('uq_sign_off_ask_ref')),
    sa.UniqueConstraint('person_id', 'kind_code', 'role', name=op.f('uq_sign_off_ask_person_id_kind_code_role'))
    )
    with op.batch_alter_table('sign_off_ask', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_off_ask_opportunity_id'), ['opportunity_id'], unique=False)

    op.create_table('sign_off_move',
    sa.Column('sign_off_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_sign_off_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_sign_off_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['sign_off_id'], ['sign_off.id'], name=op.f('fk_sign_off_move_sign_off_id_sign_off')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_off_move'))
    )
    with op.batch_alter_table('sign_off_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_off_move_sign_off_id'), ['sign_off_id'], unique=False)

    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.add_column(sa.Column('member_asks_sign_off', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('chair_asks_sign_off', sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.add_column(sa.Column('past_sign_off', sa.Boolean(), server_default=sa.false(), nullable=False))



def downgrade() -> None:
    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.drop_column('past_sign_off')

    with op.batch_alter_table('kind', schema=None) as batch_op:
        batch_op.drop_column('chair_asks_sign_off')
        batch_op.drop_column('member_asks_sign_off')

    with op.batch_alter_table('sign_off_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_off_move_sign_off_id'))

    op.drop_table('sign_off_move')
    with op.batch_alter_table('sign_off_ask', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_off_ask_opportunity_id'))

    op.drop_table('sign_off_ask')
    with op.batch_alter_table('sign_off', schema=None) as batch_op:
        batch_op.drop_index('uq_sign_off_stands', sqlite_where=sa.text("state = 'given'"), postgresql_where=sa.text("state = 'given'"))

    op.drop_table('sign_off')
