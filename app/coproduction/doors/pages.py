"""Ideas, planning together and priorities, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_login import current_user

from app.coproduction.doors import queries, rules
from app.coproduction.doors.models import Idea, PriorityRound
from app.coproduction.doors.states import IdeaFor, IdeaState
from app.core import clock
from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.matching.ledger.rules import LEAST
from app.people.permissions import host

STATES: dict[IdeaState, tuple[Any, str]] = {
    IdeaState.PUT_FORWARD: (_l("Waits for an answer"), "orange"),
    IdeaState.TAKEN_UP: (_l("Taken up"), "green"),
    IdeaState.NOT_NOW: (_l("Not now"), "grey"),
    IdeaState.TAKEN_BACK: (_l("You took it back"), "white"),
}


@dataclass(frozen=True)
class Counted:
    """What was chosen: words, people, and the width of a bar in percent of the most chosen."""

    words: str
    people: int
    width: int


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(ideas_to_answer=ideas_to_answer)


def ideas_to_answer() -> int:
    """For whoever looks, as a host."""
    return queries.waiting_for_host(current_user.person_id) if host(current_user) else 0


def tag(idea: Idea) -> tuple[str, str]:
    words, colour = STATES[idea.state]
    return str(words), colour


def facts(idea: Idea) -> list[tuple[str, str]]:
    """All that was put forward, and the answer."""
    if idea.sort is IdeaFor.KIND:
        said = [(_("The sentence for somebody new"), idea.words), (_("What hosts start from"), idea.starter)]
    else:
        said = [
            (_("What would happen"), idea.words), (_("What it could change"), idea.reason),
            (_("Kind"), idea.kind.name if idea.kind else ""), (_("Team"), idea.team.name if idea.team else ""),
        ]  # fmt: skip
    return [*said, (_("Put forward"), day(idea.made_at)), (_("Answer"), answer(idea))]


def answer(idea: Idea) -> str:
    """The reason of a "not now", for its person."""
    return (idea.moves[-1].reason or "") if idea.state is IdeaState.NOT_NOW else ""


def from_whom(idea: Idea, *, to_host: bool) -> str:
    """A host reads the name of somebody who would plan it with them, and of nobody else."""
    return idea.person.name if idea.together or not to_host else _("an advisor who would rather not be named")


def planned_with(opportunity_id: int) -> str:
    """Who plans it, for everybody: first names of those who want to be named."""
    found = queries.planners(opportunity_id) if queries.is_planned(opportunity_id) else []
    names = [each.person.first_name for each in found if each.named]
    if not found:
        return ""
    if not names:
        return _("This is planned together with somebody who has lived experience.")
    return _("This is planned together with %(names)s.", names=", ".join(names))


def until(found: PriorityRound) -> str:
    if rules.is_open(found.closes_on, clock.today()):
        return _("You can choose until %(day)s.", day=day(found.closes_on))
    return _("It closed on %(day)s.", day=day(found.closes_on))


def is_open(found: PriorityRound) -> bool:
    return rules.is_open(found.closes_on, clock.today())


def counted(found: PriorityRound, people: int) -> list[Counted]:
    """The result once it is closed; nothing while it is open or where too few chose."""
    if not rules.shows_counts(found.closes_on, clock.today(), people):
        return []
    counts = rules.in_order(queries.counts(found.id))
    most = max(number for _words, number in counts) or 1
    return [Counted(words, number, round(100 * number / most)) for words, number in counts]


def finding(result: Sequence[Counted], people: int) -> str:
    first = [each.words for each in result if each.people == result[0].people]
    said = ngettext("%(num)d person chose.", "%(num)d people chose.", people)
    if len(first) > 1:
        return said + " " + _("Chosen most, by equally many: %(what)s.", what="; ".join(first))
    return said + " " + _("Chosen most: %(what)s.", what=first[0])


def turnout(people: int) -> str:
    """Before it closes, and where too few chose: never what."""
    if people >= LEAST:
        return ngettext("%(num)d person has chosen so far.", "%(num)d people have chosen so far.", people)
    return _("Fewer than %(least)d people have chosen.", least=LEAST)
