"""Readers of parsed JSON: each gives what a value stands for, or raises `Wrong`, which learns its place on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any], T]
LARGEST = 10**9  # squares of distances still fit 64 bits
DAY = 24 * 60


class Wrong(Exception):
    """What is wrong with a value, and where it stands."""

    def __init__(self, what: str, *path: str | int) -> None:
        super().__init__(what)
        self.what = what
        self.path = path

    def under(self, step: str | int) -> Wrong:
        return Wrong(self.what, step, *self.path)

    def __str__(self) -> str:
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in self.path)
        return f"{steps.removeprefix('.') or 'The instance'} {self.what}."


def shown(text: str) -> str:
    """Somebody else's text inside of a sentence: short, and safe for any terminal."""
    return ascii(text[:40])[1:-1]


def whole(low: int = 0, high: int = LARGEST) -> Reader[int]:
    def read(value: Any) -> int:
        if type(value) is not int:  # a boolean is an int to isinstance
            raise Wrong("must be a whole number")
        if not low <= value <= high:
            raise Wrong(f"must be between {low} and {high}")
        return value

    return read


def word(value: Any) -> str:
    if type(value) is not str or not value:
        raise Wrong("must be a text that is not empty")
    return value


def flag(value: Any) -> bool:
    if type(value) is not bool:
        raise Wrong("must be true or false")
    return value


def one_of(*choices: str) -> Reader[str]:
    def read(value: Any) -> str:
        if value not in choices:
            raise Wrong("must be " + " or ".join(f'"{each}"' for each in choices))
        return str(value)

    return read


def many(each: Reader[T], least: int = 0) -> Reader[tuple[T, ...]]:
    def read(value: Any) -> tuple[T, ...]:
        if type(value) is not list:
            raise Wrong("must be a list")
        if len(value) < least:
            raise Wrong("must not be empty")
        found = []
        for number, item in enumerate(value):
            try:
                found.append(each(item))
            except Wrong as wrong:
                raise wrong.under(number) from None
        return tuple(found)

    return read


def words(value: Any) -> frozenset[str]:
    return frozenset(_words(value))


_words = many(word)


def named(each: Reader[T]) -> Reader[Mapping[str, T]]:
    def read(value: Any) -> Mapping[str, T]:
        if type(value) is not dict:
            raise Wrong("must be an object")
        return {name: field(value, name, each) for name in value}

    return read


def field(record: Any, name: str, read: Reader[T]) -> T:
    if type(record) is not dict:
        raise Wrong("must be an object")
    if name not in record:
        raise Wrong("is missing", name)
    try:
        return read(record[name])
    except Wrong as wrong:
        raise wrong.under(name) from None


def span(value: Any) -> tuple[int, int]:
    """Days, both included. Before day 0 is as good as day 0: what was passed long ago is still held."""
    first, last = _numbers(value, (-LARGEST, LARGEST), (-LARGEST, LARGEST))
    if last < first:
        raise Wrong("must not end before it starts")
    return first, last


def window(latest: int) -> Reader[tuple[int, int, int]]:
    """A day or weekday, and two minutes of that day."""

    def read(value: Any) -> tuple[int, int, int]:
        day, start, end = _numbers(value, (0, latest), (0, DAY), (0, DAY))
        if end <= start:
            raise Wrong("must end after it starts, on the same day")
        return day, start, end

    return read


def work(value: Any) -> tuple[tuple[int, int]]:
    """The day by which it is due, and how many minutes it takes: all the work that a file can name."""
    due, minutes = _numbers(value, (0, LARGEST), (0, LARGEST))
    return ((due, minutes),)


def _numbers(value: Any, *limits: tuple[int, int]) -> list[int]:
    if type(value) is not list or len(value) != len(limits):
        raise Wrong(f"must be a list of {len(limits)} whole numbers")
    for number, (item, (low, high)) in enumerate(zip(value, limits, strict=True)):
        if type(item) is not int or not low <= item <= high:
            raise Wrong(f"must be a whole number between {low} and {high}", number)
    return value
