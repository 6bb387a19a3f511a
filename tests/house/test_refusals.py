"""Every refusal says what stands in the way, and what to do next, in words for whoever reads it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house import source

ROOMS = ("app/signups/", "app/matching/")
NEXT = re.compile(
    r"(^|[.:] )(Add|Ask|Check|Choose|Drop|Enter|Look|Please|Press|Read|Record|Ring|Say|Tick|Try|Wait|Withdraw|Write"
    r"|Under My account|You can|You do not need to|You need do nothing|Thank you all the same|It is all right)\b"
    r"|, (or|and) (ring us|we will|to withdraw|tick)|, until |, choose one"
)
SENTENCE = re.compile(r".*[.]$", re.DOTALL)


def refusals() -> Iterator[tuple[str, str]]:
    """(where, the words) of every `RuleBroken` that is said in one piece; others are put together from `Reason`."""
    for where, node in source.found(ast.Call):
        assert isinstance(node, ast.Call)
        if where.startswith(ROOMS) and getattr(node.func, "id", "") == "RuleBroken" and node.args:
            said = [each for each in ast.walk(node.args[0]) if isinstance(each, ast.Call) and _is_words(each)]
            for each in said:
                yield where, str(ast.literal_eval(each.args[0]))


def _is_words(call: ast.Call) -> bool:
    return getattr(call.func, "id", "") == "_" and isinstance(call.args[0], ast.Constant)


@pytest.mark.parametrize("where", ROOMS)
def test_every_refusal_says_what_to_do_next(where: str) -> None:
    found = [(place, words) for place, words in refusals() if place.startswith(where)]
    assert len(found) > 10
    assert not [f"{place}: {words}" for place, words in found if not SENTENCE.match(words) or not NEXT.search(words)]
