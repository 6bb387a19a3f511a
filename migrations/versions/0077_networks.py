"""networks"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0077'
down_revision = '0076'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('network',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_network')),
    sa.UniqueConstraint('name', name=op.f('uq_network_name')),
    sa.UniqueConstraint('ref', name=op.f('uq_network_ref'))
    )
    op.create_table('network_action',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('network_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['network_id'], ['network.id'], name=op.f('fk_network_action_network_id_network')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_network_action_owner_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_network_action')),
    sa.UniqueConstraint('ref', name=op.f('uq_network_action_ref'))
    )
    with op.batch_alter_table('network_action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_network_action_network_id'), ['network_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_network_action_owner_id'), ['owner_id'], unique=False)

    op.create_table('network_decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('network_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['network_id'], ['network.id'], name=op.f('fk_network_decision_network_id_network')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_network_decision')),
    sa.UniqueConstraint('ref', name=op.f('uq_network_decision_ref'))
    )
    with op.batch_alter_table('network_decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_network_decision_network_id'), ['network_id'], unique=False)

    op.create_table('network_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('here', 'left', name='memberstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('network_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('comes_as', sa.Enum('advisor', 'staff', 'peer-worker', name='comesas', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('shows_name', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('convenes', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['network_id'], ['network.id'], name=op.f('fk_network_member_network_id_network')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_network_member_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_network_member')),
    sa.UniqueConstraint('network_id', 'person_id', name=op.f('uq_network_member_network_id_person_id'))
    )
    with op.batch_alter_table('network_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_network_member_person_id'), ['person_id'], unique=False)

    op.create_table('network_member_move',
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_network_member_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_network_member_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['member_id'], ['network_member.id'], name=op.f('fk_network_member_move_member_id_network_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_network_member_move'))
    )
    with op.batch_alter_table('network_member_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_network_member_move_member_id'), ['member_id'], unique=False)

    op.create_table('network_meeting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('network_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Text(), nullable=False),
    sa.Column('minutes_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['network_id'], ['network.id'], name=op.f('fk_network_meeting_network_id_network')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_network_meeting_opportunity_id_opportunity')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_network_meeting')),
    sa.UniqueConstraint('opportunity_id', name=op.f('uq_network_meeting_opportunity_id'))
    )
    with op.batch_alter_table('network_meeting', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_network_meeting_network_id'), ['network_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('network_meeting', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_network_meeting_network_id'))

    op.drop_table('network_meeting')
    with op.batch_alter_table('network_member_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_network_member_move_member_id'))

    op.drop_table('network_member_move')
    with op.batch_alter_table('network_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_network_member_person_id'))

    op.drop_table('network_member')
    with op.batch_alter_table('network_decision', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_network_decision_network_id'))

    op.drop_table('network_decision')
    with op.batch_alter_table('network_action', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_network_action_owner_id'))
        batch_op.drop_index(batch_op.f('ix_network_action_network_id'))

    op.drop_table('network_action')
    op.drop_table('network')
