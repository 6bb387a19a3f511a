"""Payable lines, batches and what finance answers"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0062'
down_revision = '0061'
branch_labels = None
depends_on = None


FIXED = """ref claim_id source edition reverses_id person_id element words pence happened_on pay_from minutes rate_pence
cost_centre confirmed_by confirmed_at authorised_by authorised_at owed_at asked_route batch_id route payee_reference""".split()
LINE = "a payable line in a batch never changes"
BATCH = "a batch that is made never changes"
# name: table, verb, when, what is said
GUARDS = {
    "payable_line_stays": ("payable_line", "UPDATE", "OLD.batch_id IS NOT NULL AND ({changed})", LINE),
    "payable_line_not_removed": ("payable_line", "DELETE", "OLD.batch_id IS NOT NULL", LINE),
    "payable_line_begins_free": ("payable_line", "INSERT", "NEW.batch_id IS NOT NULL", LINE),
    "payment_batch_stays": ("payment_batch", "UPDATE", "OLD.state = 'made'", BATCH),
    "payment_batch_not_removed": ("payment_batch", "DELETE", "OLD.id IS NOT NULL", BATCH),
}
CLOSED = "EXISTS (SELECT 1 FROM payment_batch WHERE id = NEW.batch_id AND state = 'made')"
INTO = "OLD.batch_id IS NULL AND NEW.batch_id IS NOT NULL"


def changed(differs: str) -> str:
    """An answer is given once, and a name may only be taken out."""
    fixed = [f"OLD.{name} {differs} NEW.{name}" for name in FIXED]
    answer = [f"(OLD.answer IS NOT NULL AND OLD.{name} {differs} NEW.{name})" for name in ("answer", "answered_on")]
    return " OR ".join([*fixed, *answer, f"(OLD.payee_name {differs} NEW.payee_name AND NEW.payee_name {differs} '')"])


def guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, '{said}'); END"
        for name, (table, verb, when, said) in GUARDS.items():
            when = when.format(changed=changed("IS NOT"))
            op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {when} {refuse.format(said=said)}")
        op.execute(
            f"CREATE TRIGGER payable_line_not_into_made BEFORE UPDATE OF batch_id ON payable_line WHEN {INTO} AND {CLOSED} "
            + refuse.format(said=BATCH)
        )
        return
    op.execute(
        "CREATE FUNCTION refuse_payment_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )
    op.execute(
        "CREATE FUNCTION refuse_line_of_made_batch() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {CLOSED} THEN RAISE EXCEPTION '{BATCH}'; END IF; RETURN NEW; END $$"
    )
    for name, (table, verb, when, said) in GUARDS.items():
        when = when.format(changed=changed("IS DISTINCT FROM"))
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW WHEN ({when}) "
            f"EXECUTE FUNCTION refuse_payment_change('{said}')"
        )
    op.execute(
        f"CREATE TRIGGER payable_line_not_into_made BEFORE UPDATE OF batch_id ON payable_line FOR EACH ROW WHEN ({INTO}) "
        "EXECUTE FUNCTION refuse_line_of_made_batch()"
    )


def upgrade() -> None:
    op.create_table('payment_mapping',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('columns', sa.JSON(), nullable=False),
    sa.Column('dates', sa.Enum('iso', 'slashes', 'named', 'bare', name='dateformat', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('money', sa.Enum('pounds', 'pence', name='money', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('delimiter', sa.Enum('comma', 'semicolon', 'tab', 'pipe', name='delimiter', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('totals', sa.Enum('companion', 'last-row', name='totals', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('in_use', sa.Boolean(), nullable=False),
    sa.Column('kept_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_mapping')),
    sa.UniqueConstraint('name', name=op.f('uq_payment_mapping_name')),
    sa.UniqueConstraint('ref', name=op.f('uq_payment_mapping_ref'))
    )
    with op.batch_alter_table('payment_mapping', schema=None) as batch_op:
        batch_op.create_index('uq_payment_mapping_in_use', ['in_use'], unique=True, sqlite_where=sa.text('in_use'), postgresql_where=sa.text('in_use'))

    op.create_table('payee',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('route', sa.Enum('payroll', 'supplier', 'petty-cash', 'voucher', 'charity', name='route', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reference', sa.String(length=40), nullable=False),
    sa.Column('set_up_on', sa.Date(), nullable=True),
    sa.Column('noted_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_payee_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_payee'))
    )
    op.create_table('payment_answer_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('file_name', sa.String(length=120), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=True),
    sa.Column('report', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('answered', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_payment_answer_file_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_answer_file')),
    sa.UniqueConstraint('ref', name=op.f('uq_payment_answer_file_ref'))
    )
    op.create_table('payment_batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('making', 'made', name='batchstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('begun_at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('by_name', sa.String(length=200), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('route', sa.Enum('payroll', 'supplier', 'petty-cash', 'voucher', 'charity', name='route', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('mapping', sa.JSON(), nullable=False),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('lines', sa.Integer(), nullable=False),
    sa.Column('pence', sa.BigInteger(), nullable=False),
    sa.Column('sums', sa.JSON(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_payment_batch_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_batch')),
    sa.UniqueConstraint('number', name=op.f('uq_payment_batch_number')),
    sa.UniqueConstraint('ref', name=op.f('uq_payment_batch_ref'))
    )
    with op.batch_alter_table('payment_batch', schema=None) as batch_op:
        batch_op.create_index('uq_payment_batch_making', ['state'], unique=True, sqlite_where=sa.text("state = 'making'"), postgresql_where=sa.text("state = 'making'"))

    op.create_table('payment_batch_move',
    sa.Column('batch_id', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('before', sa.String(length=40), nullable=True),
    sa.Column('after', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('behalf_of_id', sa.Integer(), nullable=True),
    sa.Column('asked', sa.String(length=20), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['person.id'], name=op.f('fk_payment_batch_move_actor_id_person')),
    sa.ForeignKeyConstraint(['batch_id'], ['payment_batch.id'], name=op.f('fk_payment_batch_move_batch_id_payment_batch')),
    sa.ForeignKeyConstraint(['behalf_of_id'], ['person.id'], name=op.f('fk_payment_batch_move_behalf_of_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_batch_move'))
    )
    with op.batch_alter_table('payment_batch_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_payment_batch_move_batch_id'), ['batch_id'], unique=False)

    op.create_table('payment_batch_told',
    sa.Column('batch_id', sa.Integer(), nullable=False),
    sa.Column('line_id', sa.Integer(), nullable=False),
    sa.Column('done', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['payment_batch.id'], name=op.f('fk_payment_batch_told_batch_id_payment_batch')),
    sa.PrimaryKeyConstraint('batch_id', name=op.f('pk_payment_batch_told'))
    )
    op.create_table('payable_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=40), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('reverses_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('element', sa.Enum('fee', 'expense', name='element', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(length=200), nullable=False),
    sa.Column('pence', sa.Integer(), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('pay_from', sa.Date(), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('rate_pence', sa.Integer(), nullable=True),
    sa.Column('cost_centre', sa.String(length=40), nullable=False),
    sa.Column('confirmed_by', sa.String(length=200), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(), nullable=True),
    sa.Column('authorised_by', sa.String(length=200), nullable=False),
    sa.Column('authorised_at', sa.DateTime(), nullable=True),
    sa.Column('owed_at', sa.DateTime(), nullable=False),
    sa.Column('asked_route', sa.Enum('payroll', 'supplier', 'petty-cash', 'voucher', 'charity', name='asked_route', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('batch_id', sa.Integer(), nullable=True),
    sa.Column('route', sa.Enum('payroll', 'supplier', 'petty-cash', 'voucher', 'charity', name='route', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('payee_reference', sa.String(length=40), nullable=True),
    sa.Column('payee_name', sa.String(length=200), nullable=True),
    sa.Column('answer', sa.Enum('paid', 'rejected', name='answer', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.Column('answer_words', sa.String(length=200), nullable=False),
    sa.CheckConstraint('answer IS NULL OR batch_id IS NOT NULL', name=op.f('ck_payable_line_answered_once_sent')),
    sa.CheckConstraint('batch_id IS NULL OR (payee_reference IS NOT NULL AND route IS NOT NULL)', name=op.f('ck_payable_line_sent_to_somebody')),
    sa.CheckConstraint('pence <> 0', name=op.f('ck_payable_line_is_a_sum')),
    sa.CheckConstraint('pence > 0 OR reverses_id IS NOT NULL', name=op.f('ck_payable_line_only_a_reversal_is_negative')),
    sa.ForeignKeyConstraint(['batch_id'], ['payment_batch.id'], name=op.f('fk_payable_line_batch_id_payment_batch')),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_payable_line_claim_id_claim')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_payable_line_person_id_person')),
    sa.ForeignKeyConstraint(['reverses_id'], ['payable_line.id'], name=op.f('fk_payable_line_reverses_id_payable_line')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payable_line')),
    sa.UniqueConstraint('claim_id', 'source', 'edition', name=op.f('uq_payable_line_claim_id_source_edition')),
    sa.UniqueConstraint('ref', name=op.f('uq_payable_line_ref'))
    )
    with op.batch_alter_table('payable_line', schema=None) as batch_op:
        batch_op.create_index('ix_payable_line_batch_id_id', ['batch_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_payable_line_person_id'), ['person_id'], unique=False)
        batch_op.create_index('uq_payable_line_reverses_id_live', ['reverses_id'], unique=True, sqlite_where=sa.text("reverses_id IS NOT NULL AND (answer IS NULL OR answer <> 'rejected')"), postgresql_where=sa.text("reverses_id IS NOT NULL AND (answer IS NULL OR answer <> 'rejected')"))
    guard()


def downgrade() -> None:
    with op.batch_alter_table('payable_line', schema=None) as batch_op:
        batch_op.drop_index('uq_payable_line_reverses_id_live', sqlite_where=sa.text("reverses_id IS NOT NULL AND (answer IS NULL OR answer <> 'rejected')"), postgresql_where=sa.text("reverses_id IS NOT NULL AND (answer IS NULL OR answer <> 'rejected')"))
        batch_op.drop_index(batch_op.f('ix_payable_line_person_id'))
        batch_op.drop_index('ix_payable_line_batch_id_id')

    op.drop_table('payable_line')
    op.drop_table('payment_batch_told')
    with op.batch_alter_table('payment_batch_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_payment_batch_move_batch_id'))

    op.drop_table('payment_batch_move')
    with op.batch_alter_table('payment_batch', schema=None) as batch_op:
        batch_op.drop_index('uq_payment_batch_making', sqlite_where=sa.text("state = 'making'"), postgresql_where=sa.text("state = 'making'"))

    op.drop_table('payment_batch')
    op.drop_table('payment_answer_file')
    op.drop_table('payee')
    with op.batch_alter_table('payment_mapping', schema=None) as batch_op:
        batch_op.drop_index('uq_payment_mapping_in_use', sqlite_where=sa.text('in_use'), postgresql_where=sa.text('in_use'))

    op.drop_table('payment_mapping')
    if op.get_bind().dialect.name == "postgresql":  # triggers go with their tables
        op.execute("DROP FUNCTION refuse_payment_change()")
        op.execute("DROP FUNCTION refuse_line_of_made_batch()")
