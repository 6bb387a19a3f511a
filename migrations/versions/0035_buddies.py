"""buddies"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('buddy_offer',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind_code', sa.String(length=40), nullable=False),
    sa.Column('offered_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['kind_code'], ['kind.code'], name=op.f('fk_buddy_offer_kind_code_kind')),
    sa.ForeignKeyConstraint(['person_id'], ['advisor.person_id'], name=op.f('fk_buddy_offer_person_id_advisor')),
    sa.PrimaryKeyConstraint('person_id', 'kind_code', name=op.f('pk_buddy_offer'))
    )
    op.create_table('buddying',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('asked', 'proposed', 'agreed', 'met', 'ended', name='buddystate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('buddy_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('person_yes_at', sa.DateTime(), nullable=True),
    sa.Column('buddy_yes_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('buddy_id IS NULL OR buddy_id <> person_id', name=op.f('ck_buddying_is_somebody_else')),
    sa.ForeignKeyConstraint(['buddy_id'], ['person.id'], name=op.f('fk_buddying_buddy_id_person')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunity.id'], name=op.f('fk_buddying_opportunity_id_opportunity')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_buddying_person_id_person')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_buddying_place_id_place')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_buddying')),
    sa.UniqueConstraint('ref', name=op.f('uq_buddying_ref'))
    )
    with op.batch_alter_table('buddying', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_buddying_opportunity_id'), ['opportunity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_buddying_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_buddying_place_id'), ['place_id'], unique=False)
        batch_op.create_index('uq_buddying_buddy', ['buddy_id', 'opportunity_id'], unique=True, sqlite_where=sa.text("state IN ('agreed', 'proposed')"), postgresql_where=sa.text("state IN ('agreed', 'proposed')"))
        batch_op.create_index('uq_buddying_live', ['place_id'], unique=True, sqlite_where=sa.text("state IN ('agreed', 'asked', 'proposed')"), postgresql_where=sa.text("state IN ('agreed', 'asked', 'proposed')"))

    op.create_table('buddying_move',
    sa.Column('buddying_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_buddying_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_buddying_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['buddying_id'], ['buddying.id'], name=op.f('fk_buddying_move_buddying_id_buddying')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_buddying_move'))
    )
    with op.batch_alter_table('buddying_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_buddying_move_buddying_id'), ['buddying_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('buddying_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_buddying_move_buddying_id'))

    op.drop_table('buddying_move')
    with op.batch_alter_table('buddying', schema=None) as batch_op:
        batch_op.drop_index('uq_buddying_live', sqlite_where=sa.text("state IN ('agreed', 'asked', 'proposed')"), postgresql_where=sa.text("state IN ('agreed', 'asked', 'proposed')"))
        batch_op.drop_index('uq_buddying_buddy', sqlite_where=sa.text("state IN ('agreed', 'proposed')"), postgresql_where=sa.text("state IN ('agreed', 'proposed')"))
        batch_op.drop_index(batch_op.f('ix_buddying_place_id'))
        batch_op.drop_index(batch_op.f('ix_buddying_person_id'))
        batch_op.drop_index(batch_op.f('ix_buddying_opportunity_id'))

    op.drop_table('buddying')
    op.drop_table('buddy_offer')
