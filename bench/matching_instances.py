"""Instances to match, made from a seed: the same bytes on every machine. Five profiles, any size.

normal    most people can do one or two things, places are wanted by enough of them
tight     more places than people have hours for, and little time each month
clashing  everything happens on the same few days, so that most pairs of opportunities exclude each other
undated   a third is work by a day, without a session; of others, nobody is given two of one group
knotted   mixes that overlap, little time in uneven pieces: made so that the relaxation is not whole
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

EPOCH, TODAY, DAYS = "2026-01-05", 329, 180
MONTHS = (0, 27, 55, 86, 116, 147, 177, 208, 239, 269, 300, 330, 361, 392, 420, 451, 481, 512, 542)
TRAINING, CHECKS = [f"t{n}" for n in range(6)], [f"c{n}" for n in range(3)]
ACCESS, TAGS, TOPICS = [f"n{n}" for n in range(8)], [f"tag{n}" for n in range(24)], [f"top{n}" for n in range(18)]
PLANE = 900  # units of 100 m


@dataclass(frozen=True)
class Profile:
    places: tuple[int, int]
    activities: tuple[int, ...]
    minutes: tuple[int, ...]  # of a month
    days: int  # over how many days the sessions are spread
    sessions: tuple[int, ...]
    lengths: tuple[int, ...]
    pad: int
    windows: tuple[int, int]
    rules: tuple[int, ...] = (0, 0, 1, 1, 2)  # of a mix
    tags: tuple[int, int] = (1, 4)  # of a rule
    committed: tuple[int, ...] = (0, 0, 0, 60, 120)
    prior: tuple[int, ...] = (0, 0, 0, 0, 0, 120, 300, 600, 1200)
    full: bool = False  # every place is wanted
    undated: float = 0.0  # share of those that are work by a day
    grouped: float = 0.0  # and of those in a group


PROFILES = {
    "normal": Profile(
        places=(1, 6), activities=(1, 1, 2, 2, 3), minutes=(360, 480, 600, 900), days=DAYS, sessions=(1, 1, 1, 2, 3),
        lengths=(60, 90, 120, 180), pad=30, windows=(2, 5),
    ),
    "tight": Profile(
        places=(4, 9), activities=(1, 2, 2, 3, 4), minutes=(180, 240, 300, 420), days=90, sessions=(1, 1, 2, 2, 3),
        lengths=(60, 90, 120, 150), pad=30, windows=(2, 4),
    ),
    "clashing": Profile(
        places=(2, 7), activities=(2, 3, 3, 4), minutes=(480, 600, 900), days=10, sessions=(1, 1, 2),
        lengths=(90, 120, 180, 240), pad=60, windows=(3, 5),
    ),
    "undated": Profile(
        places=(2, 6), activities=(1, 2, 3, 4), minutes=(240, 300, 480), days=60, sessions=(1, 1, 2),
        lengths=(60, 90, 120, 180), pad=30, windows=(2, 5), undated=0.35, grouped=0.3,
    ),
    "knotted": Profile(
        places=(3, 7), activities=(2, 3, 4, 5, 6), minutes=(200, 250, 310, 380), days=45, sessions=(1, 1, 2, 3),
        lengths=(45, 60, 75, 90, 100, 110, 130, 150), pad=30, windows=(2, 5), rules=(1, 2, 3, 4), tags=(3, 9),
        committed=(0, 0, 10, 35, 50), prior=(0, 120, 240, 480, 700, 900), full=True,
    ),
}  # fmt: skip


def instance(profile: str, advisors: int, opportunities: int, seed: int = 1) -> dict[str, Any]:
    random = Random(f"{profile} {advisors} {opportunities} {seed}")
    chosen = PROFILES[profile]
    wanted = [_opportunity(random, chosen, n, max(6, opportunities // 20)) for n in range(opportunities)]
    names = [each["id"] for each in wanted]
    return {
        "schema": "involvement-matching/1", "epoch_date": EPOCH, "today": TODAY, "month_start_days": list(MONTHS),
        "travel_pad_minutes": chosen.pad, "load_unit_minutes": 240, "load_cap": 4,
        "advisors": [_advisor(random, chosen, n, names) for n in range(advisors)],
        "opportunities": wanted,
    }  # fmt: skip


def _some(random: Random, names: list[str], least: int, most: int) -> list[str]:
    return sorted(random.sample(names, min(len(names), random.randint(least, most))))


def _maybe(random: Random, names: list[str], chance: float) -> list[str]:
    return [random.choice(names)] if random.random() < chance else []


def _point(random: Random) -> tuple[int, int]:
    """Towns and the country between them."""
    if random.random() < 0.7:
        town = random.randrange(6)
        x, y = 150 + 300 * (town % 3), 200 + 450 * (town // 3)
        return int(random.gauss(x, 50)), int(random.gauss(y, 50))
    return random.randrange(PLANE), random.randrange(PLANE)


def _advisor(random: Random, profile: Profile, number: int, opportunities: list[str]) -> dict[str, Any]:
    x, y = _point(random)
    started = TODAY - random.randrange(700)
    liked = random.sample(opportunities, min(len(opportunities), random.choice((0, 0, 2, 4, 6))))
    return {
        "id": f"a{number}", "x": x, "y": y, "max_distance": random.choice((50, 100, 150, 200, 300)),
        "online": random.random() < 0.75, "in_person": random.random() < 0.85,
        "access_needs": _some(random, ACCESS, 1, 2) if random.random() < 0.3 else [],
        "training": {each: [max(0, started), started + 1095] for each in TRAINING if random.random() < 0.55},
        "checks": {each: [max(0, started), started + 1095] for each in CHECKS if random.random() < 0.6},
        "conflicts": [f"org{random.randrange(40)}" for _each in range(random.choice((0, 0, 0, 1, 2)))],
        "declined": _some(random, opportunities, 1, 3) if random.random() < 0.15 else [],
        "weekly": _weekly(random, profile), "away": _away(random), "busy": _busy(random),
        "committed": [random.choice(profile.committed) for _month in MONTHS],
        "max_minutes_per_month": random.choice(profile.minutes), "max_activities": random.choice(profile.activities),
        "prior_minutes": random.choice(profile.prior),
        "tags": _some(random, TAGS, 1, 5), "interests": _some(random, TOPICS, 1, 5), "ranking": liked,
        "preferred_notice_days": random.choice((0, 7, 14, 28)),
    }  # fmt: skip


def _weekly(random: Random, profile: Profile) -> list[list[int]]:
    found = []
    for weekday in sorted(random.sample(range(6), random.randint(*profile.windows))):
        shape = random.random()
        if shape < 0.5:
            found.append([weekday, 9 * 60, 17 * 60])
        elif shape < 0.7:
            found.append([weekday, 9 * 60, 13 * 60])
        elif shape < 0.9:
            found.append([weekday, 12 * 60, 18 * 60])
        else:
            found += [[weekday, 9 * 60, 12 * 60], [weekday, 14 * 60, 20 * 60]]
    return found


def _away(random: Random) -> list[list[int]]:
    starts = [TODAY + random.randrange(DAYS) for _each in range(random.choice((0, 1, 1, 2)))]
    return [[start, start + random.choice((1, 6, 13))] for start in sorted(starts)]


def _busy(random: Random) -> list[list[int]]:
    found = []
    for _each in range(random.choice((0, 2, 5))):
        start = 60 * random.randrange(9, 17)
        found.append([TODAY + random.randrange(DAYS), start, start + random.choice((60, 120, 180))])
    return found


def _opportunity(random: Random, profile: Profile, number: int, organisations: int) -> dict[str, Any]:
    x, y = _point(random)
    places = random.randint(*profile.places)
    found = {
        "id": f"o{number}", "organisation": f"org{random.randrange(organisations)}",
        "kind": random.choice(("panel", "workshop", "research", "training")),
        "mode": "online" if random.random() < 0.35 else "in_person", "x": x, "y": y,
        "access": sorted(set(ACCESS) - set(_some(random, ACCESS, 0, 3))),
        "required_training": _maybe(random, TRAINING, 0.8), "required_checks": _maybe(random, CHECKS, 0.5),
        "required_any_tag": _some(random, TAGS, 2, 6) if random.random() < 0.6 else [],
        "places": places, "min_places": places if profile.full else random.randint(max(1, places // 2), places),
        "mix": [{"any_of": _some(random, TAGS, *profile.tags), "min": random.randint(1, max(1, places // 2))}
                for _each in range(random.choice(profile.rules))],
        "topics": _some(random, TOPICS, 1, 4), "wanted_tags": _some(random, TAGS, 1, 4),
        "sessions": _sessions(random, profile),
    }  # fmt: skip
    if profile.undated and random.random() < profile.undated:
        due = TODAY + 14 + random.randrange(profile.days)
        found |= {"mode": "online", "sessions": [], "work": [due, random.choice(profile.lengths)]}
    if profile.grouped and random.random() < profile.grouped:
        found["group"] = f"g{number // 6}"
    return found


def _sessions(random: Random, profile: Profile) -> list[list[int]]:
    length, start = random.choice(profile.lengths), 30 * random.randrange(18, 30)
    number = random.choice(profile.sessions)
    if profile.days < 30:
        days = sorted(random.sample(range(profile.days), min(number, profile.days)))
        return [[TODAY + 10 + day, start, start + length] for day in days]
    first = random.randrange(7, profile.days - 14)
    return [[TODAY + first + 7 * week, start, start + length] for week in range(number)]
