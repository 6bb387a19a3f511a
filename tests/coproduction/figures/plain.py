"""The figures a second time: plain Python over every row of the tables, in no hurry, and with none of our queries."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from app.core import db

LONDON = ZoneInfo("Europe/London")
ON_IT = {"active", "paused"}


def rows(table: str) -> list[dict[str, Any]]:
    return [dict(each) for each in db.session().execute(text(f"SELECT * FROM {table}")).mappings()]


def as_date(value: Any) -> date:
    return value if isinstance(value, date) and not isinstance(value, datetime) else date.fromisoformat(str(value)[:10])


def london(value: Any) -> date:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return moment.replace(tzinfo=UTC).astimezone(LONDON).date()


def panels(first: date, last: date, team: int | None) -> list[dict[str, Any]]:
    """Each panel of these days, with whether somebody with lived experience sat on it, and chaired it."""
    places, seats, members = rows("place"), {each["id"]: each for each in rows("seat")}, rows("panel_member")
    found = []
    for panel in rows("panel"):
        here = first <= as_date(panel["first_on"]) <= last and (team is None or panel["team_id"] == team)
        if panel["state"] == "called-off" or not here:
            continue
        roles = [
            seats[each["seat_id"]]["role"] for each in places
            if panel["opportunity_id"] is not None and each["opportunity_id"] == panel["opportunity_id"]
            and each["state"] in {"confirmed", "took-part"}
        ]  # fmt: skip
        roles += [
            each["role"] for each in members
            if each["panel_id"] == panel["id"] and each["left_at"] is None
            and each["type"] in {"service-user", "carer", "lived-experience"}
        ]  # fmt: skip
        lived = bool({"member", "chair"} & set(roles))
        found.append({**panel, "lived": lived, "chaired": lived and "chair" in roles})
    return found


def crossings() -> list[tuple[date, str, str, int]]:
    """(day, "new" or "left", group, person) of everybody who came to the register or left it."""
    advisors = {each["person_id"]: each for each in rows("advisor")}
    found = []
    for each in rows("advisor_move"):
        was, is_, who = each["before"] in ON_IT, each["after"] in ON_IT, advisors[each["advisor_id"]]
        day = london(each["at"])
        if each["before"] is None and who["joined_on"] is not None:
            day = min(day, as_date(who["joined_on"]))
        group = "both" if who["service_user"] and who["carer"] else "carers" if who["carer"] else "service-users"
        if was != is_:
            found.append((day, "new" if is_ else "left", group, who["person_id"]))
    return found


def active_on(last: date) -> int:
    """By going through the moves of each person, one after another."""
    advisors, state = {each["person_id"]: each for each in rows("advisor")}, {}
    for each in sorted(rows("advisor_move"), key=lambda row: row["id"]):
        day, joined = london(each["at"]), advisors[each["advisor_id"]]["joined_on"]
        if each["before"] is None and joined is not None:
            day = min(day, as_date(joined))
        if day <= last:
            state[each["advisor_id"]] = each["after"]
    return sum(each == "active" for each in state.values())


def took_part(first: date, last: date) -> dict[str, set[int]]:
    advisors = {each["person_id"]: each for each in rows("advisor")}
    found: dict[str, set[int]] = {"service-users": set(), "carers": set(), "both": set()}
    for each in rows("contribution"):
        if each["current"] and first <= as_date(each["happened_on"]) <= last:
            who = advisors[each["person_id"]]
            group = "both" if who["service_user"] and who["carer"] else "carers" if who["carer"] else "service-users"
            found[group].add(each["person_id"])
    return found


def lines(first: date, last: date, team: int | None) -> list[dict[str, Any]]:
    """Each payable line that counts, with its team and where it stands."""
    claims = {each["id"]: each for each in rows("claim")}
    places = {each["id"]: each for each in rows("place")}
    opportunities = {each["id"]: each for each in rows("opportunity")}
    found = []
    for each in rows("payable_line"):
        of = opportunities[places[claims[each["claim_id"]]["place_id"]]["opportunity_id"]]["team_id"]
        if each["answer"] == "rejected" or not first <= as_date(each["happened_on"]) <= last:
            continue
        if team is None or of == team:
            standing = "paid" if each["answer"] == "paid" else "agreed" if each["batch_id"] is None else "sent"
            found.append({**each, "team": of, "standing": standing})
    return found
