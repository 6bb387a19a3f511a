"""the pledge"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0076'
down_revision = '0075'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pledge_wording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_pledge_wording_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pledge_wording'))
    )
    op.create_table('pledge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('taken', 'renewed', 'withdrawn', name='pledgestate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('wording_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('counts_for_id', sa.Integer(), nullable=True),
    sa.Column('promise', sa.Text(), nullable=False),
    sa.Column('wall', sa.Enum('counted', 'words', 'name', name='onwall', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('looked', sa.Enum('waiting', 'on', 'off', name='looked', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('taken_on', sa.Date(), nullable=False),
    sa.Column('renew_on', sa.Date(), nullable=False),
    sa.Column('said_at', sa.DateTime(), nullable=False),
    sa.Column('reminded_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('(person_id IS NULL) <> (team_id IS NULL)', name=op.f('ck_pledge_of_one')),
    sa.ForeignKeyConstraint(['counts_for_id'], ['team.id'], name=op.f('fk_pledge_counts_for_id_team')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_pledge_person_id_person')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_pledge_team_id_team')),
    sa.ForeignKeyConstraint(['wording_id'], ['pledge_wording.id'], name=op.f('fk_pledge_wording_id_pledge_wording')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pledge')),
    sa.UniqueConstraint('code', name=op.f('uq_pledge_code')),
    sa.UniqueConstraint('ref', name=op.f('uq_pledge_ref'))
    )
    with op.batch_alter_table('pledge', schema=None) as batch_op:
        batch_op.create_index('ix_pledge_renew_on', ['renew_on'], unique=False)
        batch_op.create_index('uq_pledge_person', ['person_id'], unique=True, sqlite_where=sa.text("state = 'taken'"), postgresql_where=sa.text("state = 'taken'"))
        batch_op.create_index('uq_pledge_team', ['team_id'], unique=True, sqlite_where=sa.text("state = 'taken'"), postgresql_where=sa.text("state = 'taken'"))

    op.create_table('pledge_move',
    sa.Column('pledge_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_pledge_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_pledge_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['pledge_id'], ['pledge.id'], name=op.f('fk_pledge_move_pledge_id_pledge')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pledge_move'))
    )
    with op.batch_alter_table('pledge_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pledge_move_pledge_id'), ['pledge_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('pledge_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_pledge_move_pledge_id'))

    op.drop_table('pledge_move')
    with op.batch_alter_table('pledge', schema=None) as batch_op:
        batch_op.drop_index('uq_pledge_team', sqlite_where=sa.text("state = 'taken'"), postgresql_where=sa.text("state = 'taken'"))
        batch_op.drop_index('uq_pledge_person', sqlite_where=sa.text("state = 'taken'"), postgresql_where=sa.text("state = 'taken'"))
        batch_op.drop_index('ix_pledge_renew_on')

    op.drop_table('pledge')
    op.drop_table('pledge_wording')
