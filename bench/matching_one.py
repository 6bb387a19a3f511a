"""One opportunity over everybody, as a page asks it: who can, in order of fit, with every reason for those shown."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from app.matching.solver import reading
from app.matching.solver.columns import Columns
from app.matching.solver.eligible import eligible, fit
from app.matching.solver.explain import explain
from app.matching.solver.instance import IN_PERSON, Instance, Opportunity
from bench import matching_instances

SHOWN, AIM = 25, 3.0


def measure(advisors: int = 30_000, opportunities: int = 4_000, asked: int = 60, rounds: int = 5) -> None:
    whole = reading.of(matching_instances.instance("normal", advisors, opportunities))
    columns = Columns(whole)
    chosen = whole.opportunities[:: max(1, opportunities // asked)]
    for opportunity in chosen:  # the same people, or the comparison is worth nothing
        assert np.array_equal(
            np.flatnonzero(everything(whole, columns, opportunity)), eligible(whole, columns, opportunity)
        )
    taken: dict[str, list[float]] = {"pass": [], "page": []}
    for _round in range(rounds):
        for opportunity in chosen:
            taken["pass"].append(_clocked(lambda: everything(whole, columns, opportunity)))  # noqa: B023
            taken["page"].append(_clocked(lambda: page(whole, columns, opportunity)))  # noqa: B023
    bare, ours = (statistics.median(taken[name]) * 1000 for name in ("pass", "page"))
    print(f"one opportunity over {advisors:,} people, medians of {len(taken['page'])}")
    print(f"  one pass of all hard-rule columns   {bare:8.3f} ms")
    print(f"  order of fit, {SHOWN} with every reason {ours:8.3f} ms   {ours / bare:.2f} times (aim {AIM:g})")
    person = whole.advisors[0]
    seconds = _clocked(lambda: [explain(whole, person, each) for each in whole.opportunities])
    print(f"one person over {opportunities:,} opportunities, every reason: {seconds * 1000:.1f} ms, no statement")


def page(whole: Instance, columns: Columns, opportunity: Opportunity) -> list[object]:
    who = eligible(whole, columns, opportunity)
    points = fit(whole, columns, opportunity, who)
    best = who[np.argsort(-points, kind="stable")[:SHOWN]]
    return [explain(whole, whole.advisors[number], opportunity) for number in best.tolist()]


def everything(whole: Instance, columns: Columns, opportunity: Opportunity) -> np.ndarray:
    """Every rule for everybody, none left out because another has already said no."""
    good = _themselves(columns, opportunity)
    if opportunity.mode == IN_PERSON:
        x, y = columns.x - opportunity.x, columns.y - opportunity.y
        good &= columns.in_person & (x * x + y * y <= columns.reach * columns.reach)
    else:
        good &= columns.online
    return good & _when(whole, columns, opportunity)


def _themselves(columns: Columns, opportunity: Opportunity) -> np.ndarray:
    days = (opportunity.first_day, opportunity.last_day)
    good = np.ones(columns.number, bool)
    for required, held in (
        (opportunity.required_training, columns.training), (opportunity.required_checks, columns.checks),
    ):  # fmt: skip
        for code in required:
            mark = np.zeros(columns.number, bool)
            mark[held[code].covering(*days) if code in held else []] = True
            good &= mark
    for listed in (columns.conflicts.get(opportunity.organisation, []), columns.declined.get(opportunity.id, [])):
        mark = np.ones(columns.number, bool)
        mark[listed] = False
        good &= mark
    if opportunity.required_any_tag:
        good &= ((columns.tags.bits & columns.tags.mask(opportunity.required_any_tag)) != 0).any(axis=0)
    good &= ((columns.needs.bits & ~columns.needs.mask(opportunity.access)) == 0).all(axis=0)
    return good


def _when(whole: Instance, columns: Columns, opportunity: Opportunity) -> np.ndarray:
    good = np.ones(columns.number, bool)
    for day, start, end in opportunity.sessions:
        inside = np.zeros(columns.number, bool)
        for starts, ends in columns.layers:
            inside |= (starts[day % 7] <= start) & (end <= ends[day % 7])
        inside[columns.away.on(day)] = False
        good &= inside
    for day, start, end in whole.widened(opportunity):
        if day in columns.busy:
            good[columns.busy[day].meeting(start, end - 1)] = False
    for month, minutes in whole.minutes(opportunity).items():
        good &= columns.committed[month] + minutes <= columns.cap
    return good


def _clocked(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
