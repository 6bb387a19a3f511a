"""Lines of a batch are bound sooner"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0072'
down_revision = '0071'
branch_labels = None
depends_on = None

BATCH = "a batch that is made never changes"
WAITS = sa.text("batch_id IS NULL")
CLOSED = "EXISTS (SELECT 1 FROM payment_batch WHERE id = NEW.batch_id AND state = 'made')"
# Asked once a statement: in a batch of 100,000 lines, asking for each of them was a fifth of the whole.
INTO_MADE = """
CREATE FUNCTION refuse_lines_of_made_batch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF EXISTS (SELECT 1 FROM payment_batch WHERE state = 'made' AND id IN (SELECT DISTINCT batch_id FROM is_now))
AND EXISTS (SELECT 1 FROM is_now JOIN was ON was.id = is_now.id JOIN payment_batch AS batch ON batch.id = is_now.batch_id
WHERE was.batch_id IS NULL AND batch.state = 'made')
THEN RAISE EXCEPTION '{said}'; END IF; RETURN NULL; END $$
"""


def upgrade() -> None:
    op.add_column('payment_batch', sa.Column('first_line', sa.Integer(), nullable=True))
    op.add_column('payment_batch', sa.Column('last_line', sa.Integer(), nullable=True))
    op.drop_index('ix_payable_line_batch_id_id', table_name='payable_line')
    op.drop_index('ix_payable_line_person_id', table_name='payable_line')
    op.create_index('ix_payable_line_waits', 'payable_line', ['person_id'], sqlite_where=WAITS, postgresql_where=WAITS)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER payable_line_not_into_made ON payable_line")
        op.execute("DROP FUNCTION refuse_line_of_made_batch()")
        op.execute(INTO_MADE.format(said=BATCH))
        op.execute(
            "CREATE TRIGGER payable_line_not_into_made AFTER UPDATE ON payable_line "
            "REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT "
            "EXECUTE FUNCTION refuse_lines_of_made_batch()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER payable_line_not_into_made ON payable_line")
        op.execute("DROP FUNCTION refuse_lines_of_made_batch()")
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
