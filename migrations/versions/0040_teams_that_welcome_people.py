"""teams that welcome people"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('team_interest',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_team_interest_person_id_advisor')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_team_interest_team_id_team')),
    sa.PrimaryKeyConstraint('person_id', 'team_id', name=op.f('pk_team_interest'))
    )
    with op.batch_alter_table('team_interest', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_team_interest_team_id'), ['team_id'], unique=False)

    op.create_table('welcome',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('written', 'shown', 'taken-down', name='welcomestate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('shown', sa.Text(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_welcome_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_welcome')),
    sa.UniqueConstraint('ref', name=op.f('uq_welcome_ref')),
    sa.UniqueConstraint('team_id', name=op.f('uq_welcome_team_id'))
    )
    op.create_table('welcome_move',
    sa.Column('welcome_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_welcome_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_welcome_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['welcome_id'], ['welcome.id'], name=op.f('fk_welcome_move_welcome_id_welcome')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_welcome_move'))
    )
    with op.batch_alter_table('welcome_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_welcome_move_welcome_id'), ['welcome_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('welcome_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_welcome_move_welcome_id'))

    op.drop_table('welcome_move')
    op.drop_table('welcome')
    with op.batch_alter_table('team_interest', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_team_interest_team_id'))

    op.drop_table('team_interest')
