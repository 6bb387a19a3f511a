"""The list of what is withdrawn: one bit a badge (W3C Bitstring Status List 1.0)."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

from app.recognition.badges.rules.keys import b64

SIZE = 131_072  # bits of one list: the least there may be, so that one badge is lost among many


def number(paper_id: int) -> tuple[int, int]:
    """On which list, and where on it."""
    return paper_id // SIZE + 1, paper_id % SIZE


def encoded(places: Iterable[int]) -> str:
    bits = bytearray(SIZE // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> (place % 8)
    return "u" + b64(gzip.compress(bytes(bits), mtime=0))
