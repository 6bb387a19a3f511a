"""All that the list of opportunities is chosen, counted and ordered by stands in its index"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE = ["state", "visibility", "first_starts_at", "id"]


def upgrade() -> None:
    op.drop_index("ix_opportunity_list", table_name="opportunity")
    op.create_index("ix_opportunity_list", "opportunity", [*BEFORE, "closes_at", "attendance"])


def downgrade() -> None:
    op.drop_index("ix_opportunity_list", table_name="opportunity")
    op.create_index("ix_opportunity_list", "opportunity", BEFORE)
