"""Initials of names as people really have them."""

from __future__ import annotations

import pytest

from app.recognition.rules import initials


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Siân O'Connor-Łukasz", "S. O."),
        ("łukasz  nowak", "Ł. N."),
        ("محمد علي", "م. ع."),
        ("王小明", "王."),
        ("गुरु देव", "गु. दे."),
        ("'Abd al-Rahman", "A. A."),
        ("Prince", "P."),
        ("E\u0301lodie Z", "É. Z."),
        ("ß Meier", "ß. M."),
        ("😀 Joy", "J."),
        ("123 !", ""),
        ("", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short
