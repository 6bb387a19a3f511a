"""The hard rules and the four tiers once more, in plain Python, from JSON alone: it shares nothing with the product.

    python -m bench.matching_verify INSTANCE.json SOLUTION.json

Says what is wrong with a solution, or its tiers. A figure of the benchmark is printed only for what this accepts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class NotAccepted(Exception):
    """A solution that breaks a rule, or claims what it does not reach."""


def accept(instance: Row, solution: Row) -> list[int]:
    """The tiers; raises `NotAccepted`."""
    tiers = tiers_of(instance, [tuple(pair) for pair in solution["assignments"]])
    if tiers != list(solution["tiers"]):
        raise NotAccepted(f"says {solution['tiers']}, but it is {tiers}")
    bound = solution["bound"]
    if bound is not None:
        _compare(tiers, bound)
    if solution["proved"] and bound != tiers:
        raise NotAccepted("is called proved, but its bound is another")
    return tiers


def _compare(tiers: list[int], bound: list[int]) -> None:
    for number, (tier, best) in enumerate(zip(tiers, bound, strict=True)):
        if (best > tier) if number in (0, 2) else (best < tier):
            raise NotAccepted(f"is better in tier {number + 1} than its own bound")


def tiers_of(instance: Row, pairs: list[tuple[str, str]]) -> list[int]:
    advisors = {row["id"]: row for row in instance["advisors"]}
    opportunities = {row["id"]: row for row in instance["opportunities"]}
    if len(set(pairs)) != len(pairs):
        raise NotAccepted("DUPLICATE")
    taking: dict[str, list[Row]] = {name: [] for name in opportunities}
    doing: dict[str, list[Row]] = {}
    for who, what in pairs:
        broken = broken_rule(instance, advisors[who], opportunities[what])
        if broken:
            raise NotAccepted(f"{broken} {who} {what}")
        taking[what].append(advisors[who])
        doing.setdefault(who, []).append(opportunities[what])
    for name, people in taking.items():
        if len(people) > opportunities[name]["places"]:
            raise NotAccepted(f"PLACES {name}")
    for who, chosen in doing.items():
        _together(instance, advisors[who], chosen)
    missing = sum(_missing(opportunities[name], people) for name, people in taking.items())
    load = 0
    for who, chosen in doing.items():
        before = min(instance["load_cap"], advisors[who]["prior_minutes"] // instance["load_unit_minutes"])
        load += sum(before + turn for turn in range(1, len(chosen) + 1))
    fit = sum(_fit(instance, advisors[who], opportunities[what]) for who, what in pairs)
    return [missing, len(pairs), load, fit]


def broken_rule(instance: Row, who: Row, what: Row) -> str | None:
    """The code of the first hard rule that the pair breaks."""
    days = [day for day, _start, _end in what["sessions"]] + _due(what)
    near = (who["x"] - what["x"]) ** 2 + (who["y"] - what["y"]) ** 2 <= who["max_distance"] ** 2
    there = what["mode"] == "in_person"
    months = _by_month(instance, what)
    rules = {
        "TRAINING": all(_valid(who["training"].get(code), days) for code in what["required_training"]),
        "CHECK": all(_valid(who["checks"].get(code), days) for code in what["required_checks"]),
        "CONFLICT": what["organisation"] not in who["conflicts"],
        "DECLINED": what["id"] not in who["declined"],
        "EXPERIENCE": not what["required_any_tag"] or any(tag in who["tags"] for tag in what["required_any_tag"]),
        "MODE": who["in_person"] if there else who["online"],
        "DISTANCE": near or not there,
        "ACCESS": all(need in what["access"] for need in who["access_needs"]),
        "AVAILABILITY": all(_free(who, session) for session in what["sessions"]),
        "BUSY": not any(_meet(a, b) for a in _stretched(instance, what) for b in who["busy"]),
        "HOURS": all(who["committed"][m] + n <= who["max_minutes_per_month"] for m, n in months.items()),
        "ACTIVITIES": who["max_activities"] >= 1,
    }
    return next((code for code, kept in rules.items() if not kept), None)


def _valid(span: list[int] | None, days: list[int]) -> bool:
    return span is not None and all(span[0] <= day <= span[1] for day in days)


def _free(who: Row, session: list[int]) -> bool:
    day, start, end = session
    inside = any(w == day % 7 and a <= start and end <= b for w, a, b in who["weekly"])
    return inside and not any(first <= day <= last for first, last in who["away"])


def _stretched(instance: Row, what: Row) -> list[list[int]]:
    pad = instance["travel_pad_minutes"] if what["mode"] == "in_person" else 0
    return [[day, start - pad, end + pad] for day, start, end in what["sessions"]]


def _meet(one: list[int], other: list[int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _by_month(instance: Row, what: Row) -> dict[int, int]:
    found: dict[int, int] = {}
    for day, start, end in what["sessions"]:
        month = max(m for m, first in enumerate(instance["month_start_days"]) if first <= day)
        found[month] = found.get(month, 0) + end - start
    for due in _due(what):
        month = max(m for m, first in enumerate(instance["month_start_days"]) if first <= due)
        found[month] = found.get(month, 0) + what["work"][1]
    return found


def _due(what: Row) -> list[int]:
    return what["work"][:1] if "work" in what else []


def _together(instance: Row, who: Row, chosen: list[Row]) -> None:
    if len(chosen) > who["max_activities"]:
        raise NotAccepted(f"ACTIVITIES {who['id']}")
    used: dict[int, int] = {}
    for what in chosen:
        for month, minutes in _by_month(instance, what).items():
            used[month] = used.get(month, 0) + minutes
    if any(who["committed"][month] + minutes > who["max_minutes_per_month"] for month, minutes in used.items()):
        raise NotAccepted(f"HOURS {who['id']}")
    for number, one in enumerate(chosen):
        for other in chosen[:number]:
            if "group" in one and one["group"] == other.get("group"):
                raise NotAccepted(f"GROUP {who['id']} {one['id']} {other['id']}")
            if any(_meet(a, b) for a in _stretched(instance, one) for b in _stretched(instance, other)):
                raise NotAccepted(f"CLASH {who['id']} {one['id']} {other['id']}")


def _missing(what: Row, people: list[Row]) -> int:
    found = max(0, what["min_places"] - len(people))
    for rule in what["mix"]:
        met = sum(1 for who in people if any(tag in rule["any_of"] for tag in who["tags"]))
        found += max(0, rule["min"] - met)
    return found


def _fit(instance: Row, who: Row, what: Row) -> int:
    points = 100 * min(3, len(set(who["interests"]) & set(what["topics"])))
    points += 100 * min(3, len(set(who["tags"]) & set(what["wanted_tags"])))
    if what["id"] in who["ranking"][:5]:
        points += (250, 200, 150, 100, 50)[who["ranking"].index(what["id"])]
    points += 100 if what["mode"] == "online" else _close(who, what)
    notice = max(0, min([day for day, _start, _end in what["sessions"]] + _due(what)) - instance["today"])
    wanted = who["preferred_notice_days"]
    return points + (50 if notice >= wanted else 50 * notice // wanted)


def _close(who: Row, what: Row) -> int:
    squared, reach = (who["x"] - what["x"]) ** 2 + (who["y"] - what["y"]) ** 2, who["max_distance"]
    away = int(squared**0.5)
    while away * away > squared:
        away -= 1
    while (away + 1) ** 2 <= squared:
        away += 1
    return 100 * max(0, reach - away) // reach if reach else 0


def main(instance: str, solution: str) -> None:
    try:
        tiers = accept(*(json.loads(Path(name).read_text("utf-8")) for name in (instance, solution)))
    except NotAccepted as wrong:
        sys.exit(f"Not accepted: {wrong}")
    print(f"Accepted: {', '.join(map(str, tiers))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
