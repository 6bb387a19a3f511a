"""Priorities: chosen by advisors, opened by the involvement team, and read by everybody who is signed in."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask_login import current_user

from app.coproduction.doors import actions, pages, queries, rules
from app.coproduction.doors.forms import ChooseBehalfForm, ChooseForm, RoundForm
from app.coproduction.doors.models import PriorityRound
from app.coproduction.doors.routes.bp import Answer, bp
from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.permissions import advisor, team
from app.people.queries import advisor_by_ref


@bp.get("/priorities")
@allow(signed_in)
def priorities() -> str:
    """Every round: open ones to choose in, closed ones with what was chosen."""
    rounds = queries.rounds()
    people = queries.people_who_chose([each.id for each in rounds])
    found = [(each, people.get(each.id, 0), pages.counted(each, people.get(each.id, 0))) for each in rounds]
    return render_template(
        "coproduction/doors/priorities.html", found=found, pages=pages, chooses=advisor(current_user),
        opens=team(current_user),
    )  # fmt: skip


@bp.route("/priorities/<ref>/choose", methods=["GET", "POST"])
@allow(advisor)
def choose(ref: str) -> Answer:
    return _choose(ref, ChooseForm(), current_user.person_id, url_for("doors.priorities"))


@bp.route("/team/people/<ref>/priorities", methods=["GET", "POST"])
@allow(team)
def choose_for(ref: str) -> Answer:
    """In the round that is open, for somebody who told the team."""
    person = advisor_by_ref(ref) or abort(404)
    back = page_after(person, url_for("register.person", ref=ref))
    found = next((each for each in queries.rounds() if pages.is_open(each)), None)
    if found is None:
        flash(_("No list is open to choose from at the moment."))
        return redirect(back)  # type: ignore[return-value]
    return _choose(found.ref, ChooseBehalfForm(whose=person.id), person.id, back)


def _choose(ref: str, form: ChooseForm, person_id: int, back: str) -> Answer:
    found = web.load(PriorityRound, ref, lambda _user, each: pages.is_open(each))
    mine = person_id == current_user.person_id  # nobody else reads what they chose before
    form.offer(found, queries.chosen_by(person_id, found.id) if mine else [])
    if form.validate_on_submit():
        by = behalf(person_id, form) if isinstance(form, ChooseBehalfForm) else web.actor()
        number = found.id
        refs: list[str] = form.chosen.data or []
        said = _("Saved. Nobody sees what one person chose.")
        done = web.done(form, lambda _me: actions.choose(number, person_id, refs, by=by), said, back)
        if done:
            return done
        found = web.load(PriorityRound, ref, lambda _user, _each: True)
    return render_template("coproduction/doors/choose.html", form=form, found=found, back=back, pages=pages)


@bp.route("/team/priorities/new", methods=["GET", "POST"])
@allow(team)
def open_round() -> Answer:
    form, back = RoundForm(), url_for("doors.priorities")
    if form.validate_on_submit() and form.closes_on.data:
        name, lines, last = form.name.data or "", rules.listed(form.lines.data or ""), form.closes_on.data
        said = _("It is open. Everybody on the register can choose.")
        done = web.done(form, lambda by: actions.open_round(name, lines, last, by=by), said, back)
        if done:
            return done
    return render_template("coproduction/doors/round.html", form=form, back=back)
