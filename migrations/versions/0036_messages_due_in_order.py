"""messages due in order

Ten thousand that are due at one moment are read one after the other, and not sorted for each handful; and whether an
earlier one about the same entry still waits is told by the index alone.
"""

from __future__ import annotations

from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _index("due", ["state", "due_at", "id"])
    _index("uid", ["uid", "state", "id"])


def downgrade() -> None:
    _index("due", ["state", "due_at"])
    _index("uid", ["uid", "sequence"])


def _index(name: str, columns: list[str]) -> None:
    op.drop_index(f"ix_outbox_message_{name}", "outbox_message")
    op.create_index(f"ix_outbox_message_{name}", "outbox_message", columns)
