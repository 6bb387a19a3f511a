"""Ideas as the involvement team and hosts answer them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import render_template, url_for
from flask_login import current_user

from app.coproduction.doors import actions, pages, queries
from app.coproduction.doors.forms import TakeUpForm, WhyNotForm
from app.coproduction.doors.models import Idea
from app.coproduction.doors.permissions import host_answers, team_answers
from app.coproduction.doors.queries import WITH_IT
from app.coproduction.doors.routes.bp import Answer, bp
from app.coproduction.doors.states import IdeaFor, IdeaState
from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities import queries as opportunities
from app.people.permissions import host, team

MAY: Mapping[str, Callable[[Any, Idea], bool]] = {"team": team_answers, "host": host_answers}
AREA = "/<any(host, team):area>/ideas"


@bp.get("/team/ideas")
@allow(team)
def team_ideas() -> str:
    return _list("team", queries.for_team())


@bp.get("/host/ideas")
@allow(host)
def host_ideas() -> str:
    return _list("host", queries.for_host(current_user.person_id))


def _list(area: str, rows: Any) -> str:
    return render_template("coproduction/doors/ideas.html", area=area, rows=rows, pages=pages)


@bp.route(f"{AREA}/<ref>", methods=["GET", "POST"])
@allow(host, team)
def idea(area: str, ref: str) -> Answer:
    """Take it up as a draft, or as the words of a kind."""
    found = web.load(Idea, ref, MAY[area], *WITH_IT)
    form = TakeUpForm()
    form.offer(opportunities.kinds(), _teams(area, found))
    if not form.is_submitted():
        kind: Any = found.kind_code
        form.kind.data = kind
    if found.sort is IdeaFor.OPPORTUNITY and form.validate_on_submit():
        team_id, host_id = (int(part) for part in str(form.team.data).split(":"))
        number, kind_code = found.id, str(form.kind.data)
        said = _("It is a draft now, with the words of the advisor. They are told.")
        back = url_for(f"doors.{area}_ideas")
        done = web.done(form, lambda by: actions.take_up(number, kind_code, team_id, host_id, by=by), said, back)
        if done:
            return done
        found = web.load(Idea, ref, MAY[area], *WITH_IT)
    return render_template(
        "coproduction/doors/idea.html", form=form, idea=found, area=area, pages=pages,
        open=found.state in {IdeaState.PUT_FORWARD, IdeaState.NOT_NOW}, waits=found.state is IdeaState.PUT_FORWARD,
    )  # fmt: skip


def _teams(area: str, idea: Idea) -> list[tuple[str, str]]:
    """A host takes it up for the team that it is for; the involvement team for any team and its hosts."""
    me = current_user.person_id
    if area == "host":
        return [(f"{idea.team_id}:{me}", idea.team.name)] if idea.team else []
    return [
        (f"{each.id}:{member.person_id}", _("%(team)s: %(host)s", team=each.name, host=member.person.name))
        for each in opportunities.all_teams()
        for member in each.members
    ]


@bp.route(f"{AREA}/<ref>/not-now", methods=["GET", "POST"])
@allow(host, team)
def not_now(area: str, ref: str) -> Answer:
    found = web.load(Idea, ref, MAY[area], *WITH_IT)
    form, back = WhyNotForm(), url_for("doors.idea", area=area, ref=ref)
    if form.validate_on_submit():
        number, reason = found.id, form.reason.data or ""
        said, after = _("Sent. The person reads your words."), url_for(f"doors.{area}_ideas")
        done = web.done(form, lambda by: actions.answer_not_now(number, reason, by=by), said, after)
        if done:
            return done
        found = web.load(Idea, ref, MAY[area], *WITH_IT)
    return render_template("coproduction/doors/not_now.html", form=form, idea=found, back=back)


@bp.post("/team/ideas/<ref>/words")
@allow(team)
def take_up_words(ref: str) -> Answer:
    number = web.load(Idea, ref, team_answers).id
    said = _("The kind has these words from now on. The advisor is told.")
    return web.press(lambda by: actions.take_up_words(number, by=by), said, url_for("doors.team_ideas"))
