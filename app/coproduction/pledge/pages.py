"""What people read of the pledge: the wall, a certificate, and what its check says."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask, current_app, render_template

from app.coproduction.pledge import queries, rules
from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.states import OnWall, PledgeState
from app.core import clock, papers
from app.core.formatting import day, people
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.recognition.rules import initials

WALL: dict[OnWall, Any] = {
    OnWall.COUNTED: _l("Nothing: only that one more has taken it"),
    OnWall.WORDS: _l("What I will do, without my name"),
    OnWall.NAME: _l("My name, and what I will do"),
}


def init_app(app: Flask) -> None:
    """The check of certificates asks here too."""
    app.extensions.setdefault("certificate_checks", []).append(check)


def counts(today: date) -> rules.Counted:
    return rules.counted(queries.people_by_team(today))


def rows_of(found: rules.Counted) -> list[tuple[str, list[str]]]:
    """Rows of a table of numbers."""
    return [
        (name or _("With no team"), [f"{number:,}" if number is not None else _("not shown")])
        for name, number in found.teams
    ]


def finding(found: rules.Counted, teams: int) -> str:
    """How many took it, in a sentence."""
    if found.total is None:
        return _("Fewer than five people have taken it so far.")
    if not found.total and not teams:
        return _("Nobody has taken it yet. You could be the first.")
    held = ngettext("%(num)d team", "%(num)d teams", teams)
    return _("%(people)s and %(teams)s hold this pledge now.", people=people(found.total), teams=held)


def name_of(pledge: Pledge) -> str:
    """For whoever holds it; never who they are here, as staff or with lived experience."""
    if pledge.team is not None:
        return pledge.team.name
    return pledge.person.name if pledge.person else ""


def address_of(pledge: Pledge) -> str:
    return f"{current_app.config['BASE_URL']}/certificates/{pledge.code}"


def facts(pledge: Pledge) -> list[tuple[str, str]]:
    return [
        (_("The pledge"), pledge.wording.words), (_("What I will do"), pledge.promise),
        (_("Taken on"), day(pledge.taken_on)), (_("Holds until"), day(pledge.renew_on)),
    ]  # fmt: skip


def certificate(pledge: Pledge, *, large_print: bool) -> dict[str, Any]:
    """The data of the paper. The same for everybody who takes it, so that it tells nothing of why."""
    title = _("The pledge: %(name)s", name=name_of(pledge))
    return {
        **papers.sheet(title, large_print=large_print),
        "heading": _("Our pledge to work together"), "given_to": _("This is to say that"), "name": name_of(pledge),
        "statement": _("has taken this pledge."), "facts": facts(pledge), "thanks": "",
        "check": {
            "heading": _("To check this certificate"), "address": address_of(pledge),
            "text": _("Anyone who has this address can see that the certificate is real:"),
        },
    }  # fmt: skip


def check(code: str) -> str | None:
    """The page for anyone who holds the code; nothing for an unknown or withdrawn one."""
    pledge = queries.by_code(code)
    if pledge is None:
        return None
    return render_template("coproduction/pledge/check.html", shown=checked(pledge, clock.today()))


def checked(pledge: Pledge, today: date) -> list[tuple[str, str]]:
    """Initials, unless the name stands on the wall by their own choice; a team by its name. Never what they will do."""
    if pledge.team is not None:
        who = _("Team"), pledge.team.name
    elif pledge.wall is OnWall.NAME:
        who = _("Name"), name_of(pledge)
    else:
        who = _("Initials"), initials(name_of(pledge))
    return [who, (_("Taken on"), day(pledge.taken_on)), (_("Holds until"), _until(pledge, today))]


def _until(pledge: Pledge, today: date) -> str:
    if pledge.state is PledgeState.RENEWED:
        return _("%(day)s. It was renewed since.", day=day(pledge.renew_on))
    if pledge.renew_on < today:
        return _("%(day)s. It was not renewed.", day=day(pledge.renew_on))
    return day(pledge.renew_on)
