"""Whether somebody knows a candidate: for the person, for the host in numbers, and for the involvement team."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.core import web
from app.core.actor import Actor
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.panels import queries as panels
from app.panels.conflicts import actions, pages, queries
from app.panels.conflicts.forms import AtSignUpForm, DecisionForm, KnownBehalfForm, KnownForm
from app.panels.conflicts.states import Decision, Knows
from app.panels.models import Panel
from app.panels.permissions import may_run, on_panel
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import advisor, host, may_see_person, team
from app.signups.models import Place
from app.signups.permissions import own

bp = Blueprint("conflicts", __name__)
Answer = Response | str


@bp.post("/places/<ref>/conflict")
@allow(advisor)
def at_sign_up(ref: str) -> Response:
    place = web.load(Place, ref, own)
    opportunity_id, person_id, back = place.opportunity_id, place.person_id, url_for("signups.show", ref=ref)
    said = request.form.get("answer", "")
    if said not in {"no", "may"}:
        flash(_("Please choose one of the two answers."), "error")
        return redirect(back)  # type: ignore[return-value]
    may = said == "may"
    words = _("Thank you. The involvement team talks with you about it.") if may else _("Thank you.")
    return web.press(lambda by: actions.say_at_sign_up(opportunity_id, person_id, may=may, by=by), words, back)


@bp.route("/panels/<ref>/known", methods=["GET", "POST"])
@allow(signed_in)
def known(ref: str) -> Answer:
    """Have you been told who the candidates are?"""
    panel, me = web.load(Panel, ref, on_panel), current_user.person_id
    form = KnownForm(data=_shown(panel, me))
    form.offer(queries.numbers(panel))
    told, back = queries.told(panel.id), url_for("panels.show", ref=ref)
    if told is None or not form.validate_on_submit() or form.names_nobody():
        return render_template("panels/conflicts/known.html", form=form, panel=panel, told=told, back=back, name="")
    panel_id, knows, numbers = panel.id, Knows(form.knows.data), form.numbers()
    if knows is Knows.CANNOT:
        said = _("Thank you for telling us. You are not on this panel any more, and nobody asks why.")
        back = url_for("home.front")
    else:
        said = _("Thank you. We talk with you about it.") if numbers else _("Thank you.")
    return web.press(lambda by: actions.answer(panel_id, me, knows, numbers, by=by), said, back)


def _shown(panel: Panel, person_id: int) -> dict[str, object]:
    there = queries.answers_of(panel.id).get(person_id)
    numbers = [str(each.number) for each in queries.known_of(panel.id).get(person_id, [])]
    return {"knows": there.knows.value if there else None, "which": numbers}


@bp.get("/host/panels/<ref>/conflicts")
@allow(host, team)
def counted(ref: str) -> Answer:
    """Numbers, and the button with which the host says that the names were told."""
    panel = _panel(ref)
    return render_template(
        "panels/conflicts/counted.html", panel=panel, told=queries.told(panel.id), said=pages.counted(panel),
        me=on_panel(current_user, panel), is_team=team(current_user),
    )  # fmt: skip


@bp.post("/host/panels/<ref>/conflicts/told")
@allow(host, team)
def told(ref: str) -> Response:
    panel_id, back = _panel(ref).id, url_for("conflicts.counted", ref=ref)
    return web.press(lambda by: actions.tell_names(panel_id, by=by), _("Everybody on the panel is asked now."), back)


@bp.get("/team/panels/<ref>/conflicts")
@allow(team)
def talks(ref: str) -> Answer:
    panel = _panel(ref)
    return render_template(
        "panels/conflicts/talks.html", panel=panel, lines=pages.lines(panel), down=queries.count(panel).down
    )


@bp.route("/team/panels/<ref>/conflicts/<person_ref>", methods=["GET", "POST"])
@allow(team)
def record(ref: str, person_ref: str) -> Answer:
    """What somebody on the panel said by phone or letter."""
    panel, person = _both(ref, person_ref)
    form, back = KnownBehalfForm(whose=person.id), url_for("conflicts.talks", ref=ref)
    form.offer(queries.numbers(panel))
    there = queries.told(panel.id)
    if there is None or not form.validate_on_submit() or form.names_nobody():
        return render_template(
            "panels/conflicts/known.html", form=form, panel=panel, told=there, back=back, name=person.name
        )
    ids, knows, numbers, by = (panel.id, person.id), Knows(form.knows.data), form.numbers(), behalf(person.id, form)
    return web.press(lambda _by: actions.answer(*ids, knows, numbers, by=by), _("Recorded."), back)


@bp.route("/team/panels/<ref>/conflicts/<person_ref>/at-sign-up", methods=["GET", "POST"])
@allow(team)
def record_at_sign_up(ref: str, person_ref: str) -> Answer:
    """What somebody answers by phone who came to it without the page that asks, such as by a call to step in."""
    panel, person = _both(ref, person_ref)
    opportunity_id = panel.opportunity_id or abort(404)
    form, back = AtSignUpForm(whose=person.id), url_for("conflicts.talks", ref=ref)
    if not form.validate_on_submit():
        return render_template("panels/conflicts/at_sign_up.html", form=form, panel=panel, back=back, name=person.name)
    person_id, may, by = person.id, form.answer.data == "may", behalf(person.id, form)
    return web.press(
        lambda _by: actions.say_at_sign_up(opportunity_id, person_id, may=may, by=by), _("Recorded."), back
    )  # fmt: skip


@bp.route("/team/panels/<ref>/conflicts/<person_ref>/decide/<int:number>", methods=["GET", "POST"])
@allow(team)
def decide(ref: str, person_ref: str, number: int) -> Answer:
    """What was decided about one candidate; or, with 0, about what was said at sign-up."""
    panel, person = _panel(ref), web.load(Person, person_ref, may_see_person)
    matter = _matter(panel, person.id, number)
    form, back = DecisionForm(whose=person.id), url_for("conflicts.talks", ref=ref)
    if not number:
        form.without_aside()
    if not matter:
        abort(404)
    if not form.validate_on_submit():
        return render_template("panels/conflicts/decide.html", form=form, panel=panel, person=person, number=number,
                               back=back)  # fmt: skip
    decision, by = Decision(form.decision.data), behalf(person.id, form)
    panel_id, opportunity_id, person_id = panel.id, panel.opportunity_id, person.id

    def decided(by: Actor) -> None:
        if number:
            actions.decide(panel_id, person_id, number, decision, by=by)
        elif opportunity_id is not None:
            actions.decide_at_sign_up(opportunity_id, person_id, decision, by=by)

    return web.press(decided, _("Saved. What was said is not kept, only what was decided."), back, by=by)


def _matter(panel: Panel, person_id: int, number: int) -> bool:
    if number:
        return any(each.number == number for each in queries.known_of(panel.id).get(person_id, []))
    said = queries.at_sign_up(panel.opportunity_id, person_id) if panel.opportunity_id else None
    return said is not None and said.may


def _panel(ref: str) -> Panel:
    return web.load(Panel, ref, may_run, panels.with_hosts())


def _both(ref: str, person_ref: str) -> tuple[Panel, Person]:
    panel, person = _panel(ref), web.load(Person, person_ref, may_see_person)
    if panels.sits_on(panel, person.id) is None:
        abort(404)
    return panel, person
