"""Lines of a batch are bound sooner"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0078'
down_revision = '0077'
branch_labels = None
depends_on = None

LINE = "a payable line in a batch never changes"
BATCH = "a batch that is made never changes"
WAITS = sa.text("batch_id IS NULL")
CLOSED = "EXISTS (SELECT 1 FROM payment_batch WHERE id = NEW.batch_id AND state = 'made')"
FIXED = """ref claim_id source edition reverses_id person_id element words pence happened_on pay_from minutes rate_pence
cost_centre confirmed_by confirmed_at authorised_by authorised_at owed_at asked_route batch_id route payee_reference""".split()
# Asked once a statement: in a batch of 100,000 lines, asking for each of them was a third of the whole.
GUARD = """
CREATE FUNCTION refuse_change_of_sent_lines() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF EXISTS (SELECT 1 FROM was WHERE batch_id IS NOT NULL) AND EXISTS (
SELECT 1 FROM was LEFT JOIN is_now ON is_now.id = was.id WHERE was.batch_id IS NOT NULL AND (is_now.id IS NULL OR {changed})
) THEN RAISE EXCEPTION '{line}'; END IF;
IF EXISTS (SELECT 1 FROM payment_batch WHERE state = 'made' AND id IN (SELECT DISTINCT batch_id FROM is_now)) AND EXISTS (
SELECT 1 FROM is_now JOIN was ON was.id = is_now.id JOIN payment_batch AS batch ON batch.id = is_now.batch_id
WHERE was.batch_id IS NULL AND batch.state = 'made'
) THEN RAISE EXCEPTION '{batch}'; END IF;
RETURN NULL; END $$
"""


def changed(old: str, new: str) -> str:
    """An answer is given once, and a name may only be taken out."""
    differs = "IS DISTINCT FROM"
    fixed = [f"{old}.{name} {differs} {new}.{name}" for name in FIXED]
    answer = [f"({old}.answer IS NOT NULL AND {old}.{name} {differs} {new}.{name})" for name in ("answer", "answered_on")]
    name = f"({old}.payee_name {differs} {new}.payee_name AND {new}.payee_name {differs} '')"
    return " OR ".join([*fixed, *answer, name])


def upgrade() -> None:
    op.add_column('payment_batch', sa.Column('first_line', sa.Integer(), nullable=True))
    op.add_column('payment_batch', sa.Column('last_line', sa.Integer(), nullable=True))
    op.drop_index('ix_payable_line_batch_id_id', table_name='payable_line')
    op.drop_index('ix_payable_line_person_id', table_name='payable_line')
    op.create_index('ix_payable_line_waits', 'payable_line', ['person_id'], sqlite_where=WAITS, postgresql_where=WAITS)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER payable_line_not_into_made ON payable_line")
        op.execute("DROP FUNCTION refuse_line_of_made_batch()")
        op.execute("DROP TRIGGER payable_line_stays ON payable_line")
        op.execute(GUARD.format(changed=changed("was", "is_now"), line=LINE, batch=BATCH))
        op.execute(
            "CREATE TRIGGER payable_line_stays AFTER UPDATE ON payable_line "
            "REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT "
            "EXECUTE FUNCTION refuse_change_of_sent_lines()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER payable_line_stays ON payable_line")
        op.execute("DROP FUNCTION refuse_change_of_sent_lines()")
        op.execute(
            "CREATE TRIGGER payable_line_stays BEFORE UPDATE ON payable_line FOR EACH ROW "
            f"WHEN (OLD.batch_id IS NOT NULL AND ({changed('OLD', 'NEW')})) EXECUTE FUNCTION refuse_payment_change('{LINE}')"
        )
        op.execute(
            "CREATE FUNCTION refuse_line_of_made_batch() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {CLOSED} THEN RAISE EXCEPTION '{BATCH}'; END IF; RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER payable_line_not_into_made BEFORE UPDATE OF batch_id ON payable_line FOR EACH ROW "
            "WHEN (OLD.batch_id IS NULL AND NEW.batch_id IS NOT NULL) EXECUTE FUNCTION refuse_line_of_made_batch()"
        )
    op.drop_index('ix_payable_line_waits', table_name='payable_line')
    op.create_index('ix_payable_line_person_id', 'payable_line', ['person_id'])
    op.create_index('ix_payable_line_batch_id_id', 'payable_line', ['batch_id', 'id'])
    op.drop_column('payment_batch', 'last_line')
    op.drop_column('payment_batch', 'first_line')
