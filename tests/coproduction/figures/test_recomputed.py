"""Every figure of a page once more, from the rows themselves, over organisations made by lot."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from flask import Flask

from app.core.formatting import money
from app.core.period import last_months
from app.panels.pages import BANDS, INVOLVEMENTS, WHY_WITHOUT
from app.panels.states import Involvement, WhyWithout
from tests.coproduction.figures import plain
from tests.coproduction.figures.reading import table
from tests.coproduction.figures.world import World
from tests.support.make import Make
from tests.support.page import Browser

SEEDS = (1, 2)
TODAY = date(2026, 12, 1)
pytestmark = pytest.mark.both


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else "–"


@pytest.mark.parametrize("seed", SEEDS)
def test_panels(team: Browser, application: Flask, make: Make, seed: int) -> None:
    world = World(application, make, seed)
    for months, of in ((12, None), (6, None), (12, world.teams[0])):
        asked = {"period": str(months) if months != 12 else "", "team": str(of or "")}
        page, period = team.get("/team/figures/panels", **asked), last_months(TODAY, months)
        with application.app_context():
            now = plain.panels(period.first, period.last, of)
            before = plain.panels(period.before.first, period.before.last, of)
        _same_panels(page, now, before)


def _same_panels(page, now, before) -> None:
    lived, chaired = sum(each["lived"] for each in now), sum(each["chaired"] for each in now)
    whole = table(page, "All panels")
    assert whole["Panels"] == [str(len(now)), str(len(before))]
    assert whole["With lived experience"] == [str(lived), str(sum(each["lived"] for each in before))]
    assert whole["With lived experience, in 100"][0] == _share(lived, len(now))
    assert whole["Chaired by an expert by experience"] == [str(chaired), str(sum(each["chaired"] for each in before))]
    assert f"{lived} of {len(now)} panel" in page.text
    bands = table(page, "By band of the post")
    for band in {each["band"] for each in (*now, *before)}:
        here, then = ([each for each in side if each["band"] == band] for side in (now, before))
        with_ = sum(each["lived"] for each in here)
        name = str(BANDS.get(band, "Not said"))
        assert bands[name] == [
            str(len(here)), str(with_), _share(with_, len(here)), _share(sum(e["lived"] for e in then), len(then)),
        ]  # fmt: skip
    did = Counter(each["involvement"] for each in now if each["lived"])
    found = table(page, "What advisors did, where they took part")
    for role in Involvement:
        assert found.get(str(INVOLVEMENTS[role]), ["0"])[0] == str(did[role.value])
    why = Counter(each["why_without"] for each in now if not each["lived"])
    found = table(page, "Why a panel had nobody with lived experience")
    for each in WhyWithout:
        assert found.get(str(WHY_WITHOUT[each]), ["0"])[0] == str(why[each.value])
    assert found.get("Not said yet", ["0"])[0] == str(why[None])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_register(team: Browser, application: Flask, make: Make, seed: int) -> None:
    World(application, make, seed, size=150)
    page = team.get("/team/figures/register")
    after, until = _stretch(page)
    with application.app_context():
        came = plain.crossings()
        active, parts = plain.active_on(until), plain.took_part(date(2025, 4, 1), date(2026, 3, 31))
    there = sum(1 if way == "new" else -1 for day, way, _group, _who in came if day <= until)
    here = Counter(way for day, way, _group, _who in came if after <= day <= until)
    found = table(page, "The register")

    assert found["On the register, on the last day"][0] == f"{there}"
    assert (found["New"][0], found["Left"][0]) == (str(here["new"]), str(here["left"]))
    assert found["Of them active"][0] in {str(active), "not shown"}
    names = {"service-users": "Service users", "carers": "Carers", "both": "Both service user and carer"}
    groups = table(page, "Different people who took part")
    for group, name in names.items():
        assert groups[name][0] in {str(len(parts[group])), "not shown"}
    assert groups["All"][0] == str(sum(map(len, parts.values())))


def _stretch(page) -> tuple[date, date]:
    """The days that the page says it is of."""
    from datetime import datetime

    first, last = page.soup.select_one(".app-count").get_text(strip=True).split(" to ")
    return tuple(datetime.strptime(each, "%A %d %B %Y").date() for each in (first, last))  # noqa: DTZ007


@pytest.mark.parametrize("seed", SEEDS)
def test_spend(team: Browser, application: Flask, make: Make, seed: int) -> None:
    world = World(application, make, seed)
    for of in (None, world.teams[1]):
        page, period = team.get("/team/figures/spend", team=str(of or "")), last_months(TODAY, 12)
        with application.app_context():
            now = plain.lines(period.first, period.last, of)
            before = plain.lines(period.before.first, period.before.last, of)
        for caption, column, names in (
            ("By what it is for", "element", {"fee": "Involvement payments", "expense": "Expenses"}),
            ("By cost centre", "cost_centre", {"": "No cost centre", "RB-1": "RB-1", "RB-2": "RB-2"}),
            ("By team", "team", dict(zip(world.teams, ("Liaison Team", "Riverside Team", "Oak Ward"), strict=True))),
        ):
            found = table(page, caption)
            for code, name in names.items():
                here = [each for each in now if each[column] == code]
                sums = [sum(e["pence"] for e in here if e["standing"] == s) for s in ("agreed", "sent", "paid")]
                then = sum(each["pence"] for each in before if each[column] == code)
                if here or any(each[column] == code for each in before):
                    assert found[name] == [money(each) for each in (*sums, sum(sums), then)]
                else:
                    assert name not in found


def test_the_rows_behind_a_figure_are_as_many_as_it_says(team: Browser, application: Flask, make: Make) -> None:
    World(application, make, 4)
    page = team.get("/team/figures/panels", period="6")
    links = list(page.soup.select("main .app-numbers a"))
    assert len(links) > 8
    for each in links:
        said = int(next(each.strings).strip())
        behind = team.get(each["href"])
        assert len(behind.soup.select("tbody tr")) == min(25, said), each["href"]


def test_a_day_of_london_is_one_of_london(team: Browser, application: Flask, make: Make) -> None:
    """Eleven at night of UTC in summer is the next day; in winter it is not."""
    from datetime import UTC, datetime

    from sqlalchemy import literal, select

    from app.core import db
    from app.core.db import UTCTime
    from app.core.london import days_until, london_day

    with application.app_context():
        at = datetime(2020, 1, 1, tzinfo=UTC)
        while at.year < 2022:
            for moment in (at.replace(hour=22, minute=59), at.replace(hour=23, minute=30), at.replace(hour=1)):
                wanted = select(
                    london_day(literal(moment, UTCTime())),
                    days_until("2020-01-01", london_day(literal(moment, UTCTime()))),
                )
                day, since = db.rows(wanted)[0]
                said = moment.astimezone(plain.LONDON).date()
                assert (day, since) == (said.isoformat(), (said - date(2020, 1, 1)).days)
            at += timedelta(days=9)
