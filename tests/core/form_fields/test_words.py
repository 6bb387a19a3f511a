"""Words, on one line or several: cleaned, never cut, shown again as they were."""

from __future__ import annotations

import pytest

from tests.core.form_fields.everything import drawn, read, refusal, sent


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two   words \r\n here ", "two words here"),
        ("e\u0301", "é"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("a\ud800b", "ab"),
        ("abc\u202edcba\u2066", "abcdcba"),
        ("\u200b\u200d\ufeff ", ""),
        ("سارة\u200f", "سارة\u200f"),
        ("👩\u200d🦽 Ana", "👩\u200d🦽 Ana"),
    ],
)
def test_one_line_is_cleaned(typed: str, kept: str) -> None:
    assert read("plain", plain=typed) == kept
    assert read("ref", ref=typed) == kept


def test_several_lines_keep_their_lines() -> None:
    assert read("about", about=" one\r\ntwo\rthree\u2028four\tfive\n\n") == "one\ntwo\nthree\nfour\tfive"


def test_a_title_of_nothing_visible_is_missing() -> None:
    for typed in ("", "   ", "\u200b", "\u202e", "\x00"):
        assert refusal("title", title=typed) == "Enter a title."


def test_words_have_a_length() -> None:
    assert read("title", title="x" * 200)
    assert refusal("title", title="x" * 201) == "Use 200 characters or fewer. You have used 201."
    assert refusal("about", about="y" * 51) == "Use 50 characters or fewer. You have used 51."
    assert sent(title="x" * 500_000).title.errors


def test_words_come_back_escaped() -> None:
    nasty = "</textarea><script>alert(1)</script>\"'"
    form = sent(title=nasty, about=nasty[:50], ref=nasty)
    for field in (form.title, form.about, form.ref):
        found = drawn(field)
        assert not found.select("script")
        box = found.select_one("input, textarea")
        assert box
        assert (box.get("value") or box.text) == field.data


def test_lines_come_back_as_they_were() -> None:
    box = drawn(sent(about="one\n  two\n\nthree").about).textarea
    assert box
    assert box.text == "one\n  two\n\nthree"


def test_a_list_where_a_word_was_expected_is_harmless() -> None:
    assert read("title", title=["first", "second"]) == "first"
