"""Small organisations for property tests: few names and narrow numbers, so that every rule is met and broken often."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

DAY_ZERO, TODAY, LAST = "2026-01-05", 7, 34
MONTHS = [0, 14, 28]
OPPORTUNITIES = [f"o{n}" for n in range(4)]


def few(names: str, most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(names)), max_size=most, unique=True)


def some_of(names: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True) if names else st.just([])


minutes = st.integers(8, 20).map(lambda hour: 60 * hour)
days = st.integers(TODAY, LAST)
spans = st.tuples(st.integers(0, LAST), st.integers(0, 60)).map(lambda pair: [pair[0], pair[0] + pair[1]])


@st.composite
def windows(draw: st.DrawFn, day: st.SearchStrategy[int], longest: int = 4) -> list[int]:
    start = draw(minutes)
    return [draw(day), start, start + 60 * draw(st.integers(1, min(longest, 23 - start // 60)))]


@st.composite
def weeks(draw: st.DrawFn) -> list[list[int]]:
    found = []
    for weekday in range(7):
        shape = draw(st.sampled_from(["none", "day", "day", "halves"]))
        if shape == "day":
            found.append([weekday, 480, 60 * draw(st.integers(12, 23))])
        elif shape == "halves":
            found += [[weekday, 840, 1380], [weekday, 480, 780]]
    return found


held = st.dictionaries(st.sampled_from("tu"), spans, max_size=2)


def advisors(opportunities: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "x": st.integers(-4, 4), "y": st.integers(-4, 4), "max_distance": st.sampled_from([0, 3, 5, 9]),
            "online": st.booleans(), "in_person": st.booleans(), "access_needs": few("nm", 1), "training": held,
            "checks": held, "conflicts": few("pq", 1), "declined": some_of(opportunities, 1), "weekly": weeks(),
            "away": st.lists(st.tuples(days, st.integers(0, 3)).map(lambda pair: [pair[0], sum(pair)]), max_size=1),
            "busy": st.lists(windows(days), max_size=2),
            "committed": st.lists(st.sampled_from([0, 60, 300]), min_size=3, max_size=3),
            "max_minutes_per_month": st.sampled_from([120, 300, 600]), "max_activities": st.integers(0, 3),
            "prior_minutes": st.sampled_from([0, 100, 500]), "tags": few("abc", 3), "interests": few("ij"),
            "ranking": some_of(opportunities, 3), "preferred_notice_days": st.sampled_from([0, 7, 20]),
        }
    )  # fmt: skip


sessions = st.lists(windows(days), min_size=1, max_size=2)
works = st.tuples(days, st.sampled_from([0, 60, 120])).map(list)
whens = st.one_of(
    st.fixed_dictionaries({"sessions": sessions}),
    st.fixed_dictionaries({"sessions": st.just([]), "work": works}),
    st.fixed_dictionaries({"sessions": sessions, "work": works}),
)
groups = st.sampled_from([{}, {}, {"group": "g"}])


def opportunities() -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(_plain, whens, groups).map(lambda parts: parts[0] | parts[1] | parts[2])


_plain = st.fixed_dictionaries(
    {
        "organisation": st.sampled_from("pq"), "kind": st.just("panel"),
        "mode": st.sampled_from(["online", "in_person"]),
        "x": st.integers(-4, 4), "y": st.integers(-4, 4), "access": few("nm"), "required_training": few("tu", 1),
        "required_checks": few("tu", 1), "required_any_tag": few("abc"), "places": st.integers(0, 3),
        "min_places": st.integers(0, 3),
        "mix": st.lists(st.fixed_dictionaries({"any_of": few("abc"), "min": st.integers(0, 2)}), max_size=2),
        "topics": few("ij"), "wanted_tags": few("abc", 3),
    }
)  # fmt: skip


def instances(most_advisors: int = 5, most_opportunities: int = 4) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(opportunities(), max_size=most_opportunities).flatmap(
        lambda wanted: st.lists(advisors(OPPORTUNITIES[: len(wanted)]), max_size=most_advisors).map(
            lambda people: instance(people, wanted)
        )
    )


def instance(people: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema": "involvement-matching/1", "epoch_date": DAY_ZERO, "today": TODAY, "month_start_days": MONTHS,
        "travel_pad_minutes": 30, "load_unit_minutes": 60, "load_cap": 3,
        "advisors": [{"id": f"a{n}", **each} for n, each in enumerate(people)],
        "opportunities": [{"id": f"o{n}", **each} for n, each in enumerate(wanted)],
    }  # fmt: skip


def anybody(**changes: Any) -> dict[str, Any]:
    """Somebody who could do anything."""
    return {
        "x": 0, "y": 0, "max_distance": 9, "online": True, "in_person": True, "access_needs": [], "training": {},
        "checks": {}, "conflicts": [], "declined": [], "weekly": [[day, 0, 1440] for day in range(7)], "away": [],
        "busy": [], "committed": [0, 0, 0], "max_minutes_per_month": 6000, "max_activities": 2, "prior_minutes": 0,
        "tags": [], "interests": [], "ranking": [], "preferred_notice_days": 0, **changes,
    }  # fmt: skip


def anything(**changes: Any) -> dict[str, Any]:
    """Something that anybody could do."""
    return {
        "organisation": "p", "kind": "panel", "mode": "online", "x": 0, "y": 0, "access": [], "required_training": [],
        "required_checks": [], "required_any_tag": [], "places": 1, "min_places": 1, "mix": [], "topics": [],
        "wanted_tags": [], "sessions": [[10, 600, 660]], **changes,
    }  # fmt: skip
