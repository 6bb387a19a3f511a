"""How a typed search meets what is kept of a person."""

from __future__ import annotations

import pytest

from app.people.search import folded, haystack, needles


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Siân O'Connor-Łukasz", "sian o'connor-lukasz"),
        ("Ærø Straße", "aero strasse"),
        ("  Two   Spaces ", "two spaces"),
        ("İbrahim Şahin", "ibrahim sahin"),
        ("مريم العلي", "مريم العلي"),
        ("🌈", "🌈"),
        ("", ""),
    ],
)
def test_folded(name: str, plain: str) -> None:
    assert folded(name) == plain


def test_a_person_is_kept_as_one_line() -> None:
    assert haystack("Zoë Ng", "Zo", "zoe@post.example", "+447700900123") == "zoe ng zo zoe@post.example 447700900123"
    assert haystack("Zoë Ng", None, None, None) == "zoe ng"


@pytest.mark.parametrize(
    "typed", ["07700 900123", "+44 7700 900123", "0044 7700 900123", "(07700) 900-123", "7700900123"]
)
def test_a_phone_number_is_found_however_it_is_typed(typed: str) -> None:
    (needle,) = needles(typed)

    assert needle in haystack("Zoë Ng", None, None, "+447700900123")


def test_words_are_looked_for_one_by_one() -> None:
    assert needles("Ng Zoë") == ["ng", "zoe"]
    assert needles("   ") == []
    assert len(needles("a " * 5000)) == 8
