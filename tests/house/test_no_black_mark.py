"""Who did not take part is recorded without a cause, and nothing in the code ever adds it up for a person."""

from __future__ import annotations

import ast
import re

from app.core.db import Base
from tests.house import source


def test_nothing_groups_or_counts_by_person_who_did_not_take_part() -> None:
    """Where a statement groups by a person or counts, it does not speak of that state."""
    speaks = re.compile(r"DID_NOT_TAKE_PART|AFTERWARDS|Missed\b|did-not-take-part")
    sums = re.compile(r"group_by\([^)]*person_id|func\.count\([^)]*person_id")
    found = [where for where, node in source.found(ast.FunctionDef) if sums.search(ast.unparse(node))
             and speaks.search(ast.unparse(node))]  # fmt: skip
    assert found == []


def test_no_column_keeps_lateness_or_a_score() -> None:
    word = re.compile(r"late(ness|_count)?$|no_?show|strike|score|reliab|missed_count|black")
    kept = [f"{table.name}.{column.name}" for table in Base.metadata.tables.values() for column in table.columns
            if word.search(column.name)]  # fmt: skip
    assert kept == []
