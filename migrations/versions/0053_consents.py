"""Consents to a story, a recording, and use elsewhere"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0053'
down_revision = '0052'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('yes', 'no', 'taken-back', name='consentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('to', sa.Enum('story', 'recording', 'reuse', name='consentto', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_consent_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_consent_person_id_advisor')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent')),
    sa.UniqueConstraint('ref', name=op.f('uq_consent_ref'))
    )
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consent_opportunity_id'), ['opportunity_id'], unique=False)
        batch_op.create_index('uq_consent_one', ['person_id', 'opportunity_id', 'to'], unique=True)

    op.create_table('consent_move',
    sa.Column('consent_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_consent_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_consent_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['consent_id'], ['consent.id'], name=op.f('fk_consent_move_consent_id_consent')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_move'))
    )
    with op.batch_alter_table('consent_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consent_move_consent_id'), ['consent_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('consent_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consent_move_consent_id'))

    op.drop_table('consent_move')
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_index('uq_consent_one')
        batch_op.drop_index(batch_op.f('ix_consent_opportunity_id'))

    op.drop_table('consent')
