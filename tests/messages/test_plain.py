"""Words made safe to leave the building."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import plain

ANY = st.text(alphabet=st.characters(codec=None), max_size=200)


def test_a_line_is_one_line():
    assert plain.line("Subject\r\nBcc: eve@else.example\x00\u2028  more\t") == "Subject Bcc: eve@else.example more"


def test_text_keeps_its_lines_and_nothing_else_that_moves_a_cursor():
    assert (
        plain.text("one  \r\ntwo\rthree\u2028four\x0b\x1b[31m\ud800 Siân 🎉") == "one\ntwo\nthree\nfour  [31m  Siân 🎉"
    )


@given(words=ANY)
def test_nothing_unprintable_is_left_and_cleaning_twice_changes_nothing(words):
    for clean in (plain.line, plain.text):
        once = clean(words)
        assert clean(once) == once
        once.encode("utf-8")
        assert not any(ord(one) < 32 for one in once.replace("\n", ""))
    assert "\n" not in plain.line(words)


@pytest.mark.parametrize("address", ["ada@home.example", "a.b+c@x-y.example.org", "o'neill@localhost"])
def test_one_plain_address_is_taken(address):
    assert plain.is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "ada", "@home.example", "ada@", "a b@c.example", "ada@home.example,eve@else.example",
        "ada@home.example?subject=x", "ada@home.example\r\nBcc: eve@else.example", "ada@home.example\n",
        "<ada@home.example>", '"ada eve"@home.example',
        "ada@-home.example", "ada@home..example", "ada@home.example.", "ädä@home.example", "a" * 65 + "@home.example",
        "a@" + "b" * 64, "a@" + "b." * 130 + "c", "a@b@c", "a;b@c.example", "ada@home.example\x00",
    ],
)  # fmt: skip
def test_anything_else_is_not_one_address(address):
    assert not plain.is_address(address)
