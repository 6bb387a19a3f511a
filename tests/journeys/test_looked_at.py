"""What counts as the same page twice: the words may differ, what it is built of may not."""

from __future__ import annotations

import pytest

from tests.support.looked_at import shape

ROW = '<ul><li><a href="/places/abcdefgh23456789">Ann Lee</a></li></ul>'


def test_other_words_in_the_same_page_are_nothing_new() -> None:
    assert shape(ROW) == shape('<ul><li><a href="/places/zzzzefgh23456789">Siân O’Connor</a></li></ul>')


@pytest.mark.parametrize(
    "other",
    [
        '<ul><li><a href="/places/abcdefgh23456789"></a></li></ul>',
        '<ul><li><a href="">Ann Lee</a></li></ul>',
        '<ul><li><a class="tag" href="/places/abcdefgh23456789">Ann Lee</a></li></ul>',
        '<ul><li><a href="/places/abcdefgh23456789">Ann Lee</a></li><li>Bob</li></ul>',
    ],
    ids=["a link without words", "an empty address", "another look", "one row more"],
)
def test_what_is_built_differently_is_looked_at(other: str) -> None:
    assert shape(ROW) != shape(other)
