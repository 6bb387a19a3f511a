"""Somebody asks for every time there is, takes one answer from another, and tries to learn of a few people."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from fractions import Fraction
from io import StringIO

from flask import Flask

from app.coproduction.figures.rules import first_day, number_of
from tests.coproduction.figures import plain
from tests.coproduction.figures.world import World
from tests.support.make import Make
from tests.support.page import Browser

GROUPS = {"Service users": "service-users", "Carers": "carers", "Both service user and carer": "both"}


def answers(team: Browser) -> list[tuple[dict[tuple[int, str, str], int], int]]:
    """Each number of each file that can be had, as (which unknowns it adds up, what it says)."""
    page = team.get("/team/figures/register")
    choices = {name: [each["value"] for each in page.soup.select(f"select[name={name}] option") if each["value"]]
               for name in ("after", "until")}  # fmt: skip
    assert len(choices["until"]) > 3
    found = []
    for until in ["", *choices["until"]]:
        for after in ["", *choices["after"]]:
            text = team.client.get(f"/team/figures/register.csv?after={after}&until={until}").get_data(as_text=True)
            found += _numbers(list(csv.reader(StringIO(text.lstrip("\ufeff")))))
    return found


def _numbers(lines: list[list[str]]) -> list[tuple[dict[tuple[int, str, str], int], int]]:
    found = []
    whole = next((row[3] for row in lines if row[0] == "Time"), "")
    for caption, row, head, value in lines:
        if not value.isdigit() or (caption != "The register" and not caption.startswith("By experience")):
            continue
        if head == "The time before":
            continue  # it is asked for by itself too
        days = caption.partition(": ")[2] or whole
        groups = [GROUPS[row]] if row in GROUPS else list(GROUPS.values())
        what = head if row in GROUPS else row
        first, last = (_quarter(each) for each in days.split(" to "))
        if what.startswith("On the register"):
            terms = {(q, g, way): sign for q in range(8000, last + 1) for g in groups
                     for way, sign in (("new", 1), ("left", -1))}  # fmt: skip
        elif what in {"New", "Left"}:
            terms = {(q, g, what.lower()): 1 for q in range(first, last + 1) for g in groups}
        else:
            continue
        found.append((terms, int(value)))
    return found


def _quarter(words: str) -> int:
    from datetime import datetime

    return number_of(datetime.strptime(words, "%A %d %B %Y").date())  # noqa: DTZ007


def solved(equations: list[tuple[dict[tuple[int, str, str], int], int]]) -> dict[tuple[int, str, str], Fraction]:
    """What follows for a single unknown from all equations together (Gauss and Jordan, in exact fractions)."""
    done: dict[tuple[int, str, str], dict[object, Fraction]] = {}
    for terms, value in equations:
        row: dict[object, Fraction] = {key: Fraction(factor) for key, factor in terms.items()} | {"=": Fraction(value)}
        for pivot, other in done.items():
            if row.get(pivot):
                row = _less(row, other, row[pivot])
        left = [key for key, factor in row.items() if key != "=" and factor]
        if not left:
            assert not row["="], "two answers contradict each other"
            continue
        pivot = left[0]
        row = {key: factor / row[pivot] for key, factor in row.items() if factor}
        done = {key: _less(other, row, other[pivot]) if other.get(pivot) else other for key, other in done.items()}
        done[pivot] = row  # type: ignore[index]
    return {pivot: row.get("=", Fraction(0)) for pivot, row in done.items() if set(row) <= {pivot, "="}}


def _less(row: dict[object, Fraction], other: dict[object, Fraction], times: Fraction) -> dict[object, Fraction]:
    found = {key: row.get(key, Fraction(0)) - times * other.get(key, Fraction(0)) for key in {*row, *other}}
    return {key: factor for key, factor in found.items() if factor or key == "="}


def test_no_few_people_can_be_worked_out_from_all_answers_together(
    team: Browser, application: Flask, make: Make
) -> None:
    World(application, make, 11, size=220)
    equations = answers(team)
    with application.app_context():
        known = Counter((number_of(day), group, way) for day, way, group, _who in plain.crossings())
    small = {key for key, number in known.items() if number < 5}
    assert len(small) > 20  # there is much to find
    for terms, value in equations:  # what was read is what is there
        assert sum(sign * known[key] for key, sign in terms.items()) == value
    first = min(key[0] for key in known)
    nobody = [({key: 1}, 0) for terms, _value in equations for key in terms if key[0] < first]  # known to everybody
    found = solved([*_once(equations), *_once(nobody)])

    assert not small & set(found), {key: found[key] for key in small & set(found)}
    assert first_day(first) < date(2024, 1, 1)


def _once(equations):
    return [(dict(terms), value) for terms, value in dict.fromkeys((tuple(t.items()), v) for t, v in equations)]
