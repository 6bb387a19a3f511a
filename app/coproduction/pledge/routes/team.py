"""For the involvement team: the words, what waits for the wall, and the pledge of somebody who asked."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request, url_for

from app.coproduction.pledge import actions, pages, queries
from app.coproduction.pledge.forms import PledgeBehalfForm, WithdrawBehalfForm, WordingForm
from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.routes.bp import Answer, bp, given, page_of
from app.core import clock, web
from app.core.forms.cleaning import clean_text
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.queries import all_teams
from app.people import queries as people
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import may_see_person, team


@bp.get("/team/pledge")
@allow(team)
def desk() -> Answer:
    found = pages.counts(clock.today())
    return render_template(
        "coproduction/pledge/desk.html", page=web.paginate(queries.to_look_at()), wordings=queries.wordings(),
        name_of=pages.name_of, finding=pages.finding(found, len(queries.teams_that_hold(clock.today()))),
    )  # fmt: skip


@bp.route("/team/pledge/words", methods=["GET", "POST"])
@allow(team)
def wording() -> Answer:
    before = queries.current()
    form, back = WordingForm(data={"words": before.words if before else ""}), url_for("pledge.desk")
    if form.validate_on_submit():
        words = form.words.data or ""
        said = _("Saved. Whoever took the earlier words keeps them as they were.")
        told = web.done(form, lambda by: actions.set_wording(words, by=by), said, back)
        if told:
            return told
    return render_template("coproduction/pledge/form.html", form=form, back=back, title=_("The words of the pledge"))


@bp.post("/team/pledge/<ref>/<any(on, off):what>")
@allow(team)
def look(ref: str, what: str) -> Answer:
    """`words`: those that were read, so that others written meanwhile are read too."""
    number = web.load(Pledge, ref, lambda user, _row: team(user)).id
    words, on = clean_text(request.form.get("words", "")) or "", what == "on"
    said = _("It stands on the wall now.") if on else _("It does not stand on the wall. It still counts.")
    return web.press(lambda by: actions.look(number, words, on=on, by=by), said, url_for("pledge.desk"))


def _somebody(ref: str) -> Person:
    found: Any = people.advisor_by_ref(ref)
    person: Person = web.allowed(found, may_see_person)
    return person


@bp.get("/team/people/<ref>/pledge")
@allow(team)
def of_person(ref: str) -> Answer:
    person = _somebody(ref)
    pledge = queries.of_person(person.id)
    return render_template(
        "coproduction/pledge/of_person.html", person=person, pledge=pledge, form=WithdrawBehalfForm(whose=person.id),
        facts=pages.facts(pledge) if pledge else [], wall=pages.WALL[pledge.wall] if pledge else "",
    )  # fmt: skip


@bp.route("/team/people/<ref>/pledge/<any(take, change):what>", methods=["GET", "POST"])
@allow(team)
def say_for(ref: str, what: str) -> Answer:
    """By phone, on paper or in person: their words, and their choice of what is shown."""
    person = _somebody(ref)
    pledge, number = queries.of_person(person.id), person.id
    if what == "change" and pledge is None:
        abort(404)
    form = PledgeBehalfForm(whose=number, data=given(pledge))
    form.offer(all_teams(), pledge if what == "change" else None)
    verb: Any = (
        (lambda said: actions.take(number, said, by=behalf(number, form)))
        if what == "take" or pledge is None
        else (lambda said: actions.change(pledge.id, said, by=behalf(number, form)))
    )
    words = queries.current() if what == "take" or pledge is None else pledge.wording
    back, title = url_for("pledge.of_person", ref=ref), _("The pledge of %(name)s", name=person.name)
    return page_of(form, verb, _("Saved, as they said it."), back, title=title, words=words)


@bp.post("/team/people/<ref>/pledge/withdraw")
@allow(team)
def withdraw_for(ref: str) -> Answer:
    person = _somebody(ref)
    pledge, form = queries.of_person(person.id) or abort(404), WithdrawBehalfForm(whose=person.id)
    back = url_for("pledge.of_person", ref=ref)
    if not form.validate_on_submit():
        return render_template(
            "coproduction/pledge/of_person.html", person=person, pledge=pledge, form=form, facts=pages.facts(pledge),
            wall=pages.WALL[pledge.wall],
        )  # fmt: skip
    number, by = pledge.id, behalf(person.id, form)
    return web.press(lambda _me: actions.withdraw(number, by=by), _("Withdrawn, as they asked."), back)
