"""Panels with and without lived experience, and who chaired them."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Select, case, select
from sqlalchemy.orm import joinedload

from app.coproduction.figures.queries.parts import Part, grouped
from app.core.period import Period
from app.panels.models import Panel
from app.panels.queries import chaired, lived
from app.panels.states import Involvement, PanelState, WhyWithout


class Counted(NamedTuple):
    """By what each says: panels, with lived experience, chaired by an expert; then the same of the time before."""

    all: Part
    bands: Part
    teams: Part
    involvements: Part  # of those with lived experience
    reasons: Part  # of those without


def counted(period: Period, team: int | None) -> Counted:
    here = case((Panel.first_on >= period.first, 1), else_=0)
    facts = (Panel.band, Panel.team_id, Panel.involvement, Panel.why_without)
    rows = (
        select(*facts, here.label("now"), lived().label("lived"), chaired().label("chaired"))
        .where(*_held(period.before_first, period, team))
        .cte("panels")
    )
    now = rows.c.now
    each = (1, rows.c.lived, rows.c.lived * rows.c.chaired)
    numbers = [*(now * one for one in each), *((1 - now) * one for one in each)]
    with_, without = rows.c.lived == 1, rows.c.lived == 0
    parts = [(None, None), (rows.c.band, None), (rows.c.team_id, None), (rows.c.involvement, with_),
             (rows.c.why_without, without)]  # fmt: skip
    return Counted(*grouped(rows, numbers, parts))


def _held(since: Any, period: Period, team: int | None) -> list[Any]:
    held = [Panel.state != PanelState.CALLED_OFF, Panel.first_on.between(since, period.last)]
    return held + ([Panel.team_id == team] if team is not None else [])


def behind(period: Period, team: int | None, asked: dict[str, str]) -> Select[Panel]:
    """The panels that a figure counts: `asked` says which (`lived`, `chaired`, `band`, `team_id`, `role`, `why`)."""
    wanted = select(Panel).where(*_held(period.first, period, team)).options(joinedload(Panel.team))
    if "lived" in asked:
        wanted = wanted.where(lived() == int(asked["lived"] == "yes"))
    if "chaired" in asked:
        wanted = wanted.where(lived() == 1, chaired() == 1)
    if "band" in asked:
        wanted = wanted.where(Panel.band == asked["band"])
    if asked.get("of", "").isdigit():
        wanted = wanted.where(Panel.team_id == int(asked["of"][:9]))
    if asked.get("role") in {each.value for each in Involvement}:
        wanted = wanted.where(Panel.involvement == Involvement(asked["role"]))
    if "why" in asked:
        known = asked["why"] in {each.value for each in WhyWithout}
        wanted = wanted.where(Panel.why_without == (WhyWithout(asked["why"]) if known else None))
    return wanted.order_by(Panel.first_on.desc(), Panel.id.desc())
