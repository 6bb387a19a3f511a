"""Claims with their lines and receipts"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0061'
down_revision = '0060'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('charity',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('active', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_charity')),
    sa.UniqueConstraint('name', name=op.f('uq_charity_name')),
    sa.UniqueConstraint('ref', name=op.f('uq_charity_ref'))
    )
    op.create_table('claim',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('state', sa.Enum('open', 'claimed', 'confirmed', 'authorised', 'sent', 'paid', 'returned', 'rejected', 'closed', name='claimstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('contribution_id', sa.Integer(), nullable=True),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('said_minutes', sa.Integer(), nullable=True),
    sa.Column('said_prep', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('choice', sa.Enum('full', 'part', 'decline', 'voucher', 'charity', 'expenses-only', name='choice', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('part_pence', sa.Integer(), nullable=True),
    sa.Column('charity_id', sa.Integer(), nullable=True),
    sa.Column('pay_from', sa.Date(), nullable=True),
    sa.CheckConstraint("(choice = 'charity') = (charity_id IS NOT NULL)", name=op.f('ck_claim_charity_is_named')),
    sa.CheckConstraint("(choice = 'part') = (part_pence IS NOT NULL)", name=op.f('ck_claim_part_names_a_sum')),
    sa.CheckConstraint('contribution_id IS NOT NULL OR said_minutes IS NOT NULL', name=op.f('ck_claim_somebody_said_so')),
    sa.CheckConstraint('part_pence >= 0 AND said_minutes > 0 AND said_prep >= 0', name=op.f('ck_claim_not_negative')),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('fk_claim_charity_id_charity')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_claim_contribution_id_contribution')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_claim_person_id_person')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_claim_place_id_place')),
    sa.ForeignKeyConstraint(['session_id'], ['opportunity_session.id'], name=op.f('fk_claim_session_id_opportunity_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim')),
    sa.UniqueConstraint('contribution_id', name=op.f('uq_claim_contribution_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_claim_ref'))
    )
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_claim_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_claim_session_id'), ['session_id'], unique=False)
        batch_op.create_index('ix_claim_state', ['state', 'happened_on'], unique=False)
        batch_op.create_index('uq_claim_session', ['place_id', 'session_id'], unique=True)
        batch_op.create_index('uq_claim_whole', ['place_id'], unique=True, sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))

    op.create_table('claim_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('car', 'motorcycle', 'bicycle', 'transport', 'parking', 'taxi', 'meals', 'overnight', 'care', 'childcare', 'support-worker', 'interpreter', 'home', 'printing', 'other', name='linekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('pence', sa.Integer(), nullable=False),
    sa.Column('paid_by', sa.Enum('advisor', 'organisation', 'advance', name='paidby', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('advance_pence', sa.Integer(), nullable=True),
    sa.Column('details', sa.JSON(), nullable=False),
    sa.CheckConstraint("(paid_by = 'advance') = (advance_pence IS NOT NULL)", name=op.f('ck_claim_line_advance_names_a_sum')),
    sa.CheckConstraint('advance_pence > 0', name=op.f('ck_claim_line_advance_is_a_sum')),
    sa.CheckConstraint('pence > 0', name=op.f('ck_claim_line_is_a_sum')),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_claim_line_claim_id_claim')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_line')),
    sa.UniqueConstraint('ref', name=op.f('uq_claim_line_ref'))
    )
    with op.batch_alter_table('claim_line', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_claim_line_claim_id'), ['claim_id'], unique=False)

    op.create_table('claim_move',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_claim_move_actor_id_person')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_claim_move_behalf_of_id_person')),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_claim_move_claim_id_claim')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_move'))
    )
    with op.batch_alter_table('claim_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_claim_move_claim_id'), ['claim_id'], unique=False)

    op.create_table('claim_receipt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('line_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('pdf', 'docx', 'pptx', 'xlsx', 'odt', 'odp', 'ods', 'png', 'jpg', 'txt', name='filekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['line_id'], ['claim_line.id'], name=op.f('fk_claim_receipt_line_id_claim_line')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_claim_receipt_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_receipt')),
    sa.UniqueConstraint('line_id', name=op.f('uq_claim_receipt_line_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_claim_receipt_ref'))
    )
    with op.batch_alter_table('claim_receipt', schema=None) as batch_op:
        batch_op.create_index('ix_claim_receipt_same', ['person_id', 'digest'], unique=False)

    op.create_table('claim_receipt_bytes',
    sa.Column('receipt_id', sa.Integer(), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint('length(data) BETWEEN 1 AND 10000000', name=op.f('ck_claim_receipt_bytes_size_in_reason')),
    sa.ForeignKeyConstraint(['receipt_id'], ['claim_receipt.id'], name=op.f('fk_claim_receipt_bytes_receipt_id_claim_receipt')),
    sa.PrimaryKeyConstraint('receipt_id', name=op.f('pk_claim_receipt_bytes'))
    )


def downgrade() -> None:
    op.drop_table('claim_receipt_bytes')
    with op.batch_alter_table('claim_receipt', schema=None) as batch_op:
        batch_op.drop_index('ix_claim_receipt_same')

    op.drop_table('claim_receipt')
    with op.batch_alter_table('claim_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_claim_move_claim_id'))

    op.drop_table('claim_move')
    with op.batch_alter_table('claim_line', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_claim_line_claim_id'))

    op.drop_table('claim_line')
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.drop_index('uq_claim_whole', sqlite_where=sa.text('session_id IS NULL'), postgresql_where=sa.text('session_id IS NULL'))
        batch_op.drop_index('uq_claim_session')
        batch_op.drop_index('ix_claim_state')
        batch_op.drop_index(batch_op.f('ix_claim_session_id'))
        batch_op.drop_index(batch_op.f('ix_claim_person_id'))

    op.drop_table('claim')
    op.drop_table('charity')
