"""The way to the day: for those who run the panel, and what happens when for those who sit on it."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.opportunities.queries import members_of
from app.panels.links import HOST, links_of
from app.panels.models import Panel
from app.panels.permissions import may_run, on_panel
from app.panels.queries import with_hosts
from app.panels.states import PanelState
from app.panels.way import actions, pages, queries
from app.panels.way.forms import TaskForm
from app.panels.way.models import PanelTask
from app.panels.way.states import Step
from app.people import permissions as people

bp = Blueprint("panel_way", __name__)
WHERE: dict[Step, str] = {  # a step is done on one of the further pages of the panel, or outside this service
    Step.QUESTIONS: "scores.questions",
    Step.PACK: "documents.keep",
    Step.BRIEFING: "timetable.host_show",
    Step.INTERVIEWS: "timetable.host_show",
    Step.WASH_UP: "scores.staff",
    Step.NOTES: "scores.staff",
    Step.OUTCOME: "panel_after.host",
    Step.DEBRIEF: "panel_after.host",
    Step.FOLLOW_UP: "panel_after.host",
}
Answer = Response | str
staff = allow(people.host, people.team)


@bp.get("/host/panels/<ref>/way")
@staff
def host(ref: str) -> Answer:
    panel, today = _panel(ref), clock.today()
    lines = [pages.line(task, today) for task in queries.tasks_of(panel.id)]
    running = panel.state is not PanelState.CALLED_OFF
    following = next((each for each in lines if each.open), None) if running else None
    there = where(Step(following.step), panel) if following else []
    return render_template(
        "panels/way_host.html", panel=panel, lines=lines, following=following, running=running, there=there
    )


@bp.post("/host/panels/<ref>/way/make")
@staff
def make(ref: str) -> Answer:
    panel_id = _panel(ref).id
    return web.press(lambda by: actions.make(panel_id, by=by), _("Here is the list."), _back(ref))


@bp.route("/host/panels/<ref>/way/<step>", methods=["GET", "POST"])
@staff
def task(ref: str, step: str) -> Answer:
    """One task: who does it, and by when."""
    panel, row = _task(ref, step)
    form = TaskForm(data=TaskForm.of(row))
    form.offer(members_of(panel.team_id))
    ids = panel.id, row.step
    if form.validate_on_submit():
        beside = (form.day, "day", "month", "year")
        told = web.done(form, lambda by: actions.set_task(*ids, **form.answers(), by=by), "", _back(ref), beside=beside)
        if told:
            return told
    line, there = pages.line(row, clock.today()), where(row.step, panel)
    return render_template("panels/way_task.html", form=form, panel=panel, line=line, there=there, back=_back(ref))


@bp.post("/host/panels/<ref>/way/<step>/done")
@staff
def done(ref: str, step: str) -> Answer:
    ids = _ids(ref, step)
    return web.press(lambda by: actions.done(*ids, by=by), _("Thank you. It is done."), _back(ref))


@bp.post("/host/panels/<ref>/way/<step>/not-needed")
@staff
def not_needed(ref: str, step: str) -> Answer:
    ids = _ids(ref, step)
    said = _("Noted: it is not needed for this panel.")
    return web.press(lambda by: actions.done(*ids, not_needed=True, by=by), said, _back(ref))


@bp.post("/host/panels/<ref>/way/<step>/open-again")
@staff
def open_again(ref: str, step: str) -> Answer:
    ids = _ids(ref, step)
    return web.press(lambda by: actions.open_again(*ids, by=by), _("It is to be done again."), _back(ref))


@bp.get("/panels/<ref>/way")
@allow(signed_in)
def member(ref: str) -> Answer:
    panel = web.load(Panel, ref, on_panel)
    running, me = panel.state is not PanelState.CALLED_OFF, current_user.person_id
    lines = [
        pages.member_line(each, mine=running and queries.is_chairs(each, panel, me))
        for each in queries.tasks_of(panel.id)
    ]
    return render_template("panels/way.html", panel=panel, lines=lines)


@bp.post("/panels/<ref>/way/<step>/done")
@allow(signed_in)
def done_by_chair(ref: str, step: str) -> Answer:
    panel_id = web.load(Panel, ref, on_panel).id
    which = next((each for each in Step if each.value == step), None) or abort(404)
    said, back = _("Thank you. It is done."), url_for("panel_way.member", ref=ref)
    return web.press(lambda by: actions.done_by_chair(panel_id, which, by=by), said, back)


def where(step: Step, panel: Panel) -> list[tuple[str, str]]:
    """(words, address) of the page on which this step is done; none where it is done elsewhere."""
    return links_of(panel, tuple(link for link in HOST if link.endpoint == WHERE.get(step)))


def _panel(ref: str) -> Panel:
    return web.load(Panel, ref, may_run, with_hosts())


def _task(ref: str, step: str) -> tuple[Panel, PanelTask]:
    panel = _panel(ref)
    found = {row.step.value: row for row in queries.tasks_of(panel.id)}.get(step)
    return panel, found or abort(404)


def _ids(ref: str, step: str) -> tuple[int, Step]:
    panel, row = _task(ref, step)
    return panel.id, row.step


def _back(ref: str) -> str:
    return url_for("panel_way.host", ref=ref)
