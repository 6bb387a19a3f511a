"""The front page of one's role."""

from __future__ import annotations

from datetime import timedelta

from flask import render_template, url_for
from flask_login import current_user
from sqlalchemy import Select

from app.coproduction.network.pages import todo
from app.core import clock, db
from app.core.formatting import day, short_day
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow, anyone
from app.home.day import needs_of
from app.home.places import of_person
from app.home.routes.about import bp
from app.home.today import todays_of
from app.opportunities import queries as opportunities
from app.opportunities.daybook.queries import papers_of_host
from app.opportunities.models import Opportunity
from app.panels.models import Panel
from app.panels.queries import panels_of_member
from app.panels.way.models import PanelTask
from app.panels.way.pages import STEPS
from app.panels.way.queries import of_host as panel_tasks
from app.people.joining import pages as joining
from app.people.models import Role
from app.people.queries import whole_person
from app.recognition.claims import queries as claims
from app.recognition.claims.pages import waits_words
from app.recognition.finance import queries as finance
from app.recognition.signing import queries as signing
from app.signups.office.queries import of_host as terms_of_host

MOST_TASKS = 10
LINES = 5  # of what needs a person; the rest is on its own page


@bp.get("/")
@allow(anyone)
def front() -> str:
    if not current_user.is_authenticated:
        return render_template("home/welcome.html")
    roles = current_user.roles
    mine = of_person(current_user.person_id) if Role.ADVISOR in roles else None
    me = whole_person(current_user.person_id).advisor if Role.ADVISOR in roles else None
    return render_template(
        "home/front.html",
        roles=roles,
        way=joining.my_way(me) if me else [],
        facilitator=me.facilitator if me else None,
        claims=claims.to_send(current_user.person_id) if Role.ADVISOR in roles else [],
        waits_words=waits_words,
        soon=[*mine.offers, *mine.coming] if mine else [],
        hosting=_all(opportunities.host_opportunities(current_user.person_id).limit(5)) if Role.HOST in roles else [],
        today=todays_of(current_user.person_id) if Role.HOST in roles else [],
        tasks=_tasks() if Role.HOST in roles else [],
        to_confirm=_waits(signing.waits_for_host(current_user.person_id)) if Role.HOST in roles else "",
        to_authorise=_waits(_for_budget()) if Role.BUDGET in roles else "",
        not_set_up=finance.number_without_payee() if Role.FINANCE in roles else 0,
        late=signing.late_with_finance() if Role.FINANCE in roles else 0,
        todo=todo(current_user.person_id) if roles - {Role.ADVISOR} else [],
        panels=_panels() if roles - {Role.ADVISOR} else [],
        needs=needs_of(current_user.person_id)[:LINES] if Role.TEAM in roles else [],
    )


def _tasks() -> list[tuple[str, str]]:
    """What is due for the panels and committees of a host's teams, or over: words and address."""
    me, now = current_user.person_id, clock.now()
    papers = [
        (
            _("Send the papers: %(title)s, by %(day)s", title=opportunity.title, day=short_day(due)),
            url_for("daybook.index", area="host", ref=opportunity.ref),
        )
        for due, opportunity, _session in papers_of_host(me, now)[:MOST_TASKS]
    ]
    terms = [
        (
            _("%(name)s’s term of office ends on %(day)s: %(title)s", name=term.person.name,
              title=term.opportunity.title, day=short_day(term.ends_on)),
            url_for("office.index", area="host", ref=term.opportunity.ref),
        )
        for term in terms_of_host(me, clock.today())[:MOST_TASKS]
    ]  # fmt: skip
    return papers + terms + [_panel_task(task) for task in panel_tasks(me, clock.today())[:MOST_TASKS]]


def _panel_task(task: PanelTask) -> tuple[str, str]:
    words = _("%(what)s: %(post)s, by %(day)s", what=STEPS[task.step], post=task.panel.post, day=short_day(task.due_on))
    return words, url_for("panel_way.task", ref=task.panel.ref, step=task.step.value)


def _for_budget() -> signing.Waiting:
    me = current_user.person_id
    return signing.waits_for_budget(me, signing.centres_of(me))


def _waits(waiting: signing.Waiting) -> str:
    """How many claims wait for them, since when, and how many do so for too long; nothing where none does."""
    if waiting.since is None:
        return ""
    said = ngettext("%(num)d claim waits for you since %(day)s.",
                    "%(num)d claims wait for you, the oldest since %(day)s.", waiting.number,
                    day=day(waiting.since))  # fmt: skip
    if not waiting.too_long:
        return said
    late = ngettext("%(num)d of them has waited for more than a week.",
                    "%(num)d of them have waited for more than a week.", waiting.too_long)  # fmt: skip
    return f"{said} {late}"


def _panels() -> list[Panel]:
    """What a member of staff sits on, until two weeks after it."""
    return panels_of_member(current_user.person_id, clock.today() - timedelta(days=14))


def _all(query: Select[Opportunity]) -> list[Opportunity]:
    return list(db.session().scalars(query).unique())
