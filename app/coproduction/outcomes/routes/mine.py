"""What came of it, for somebody who took part, and what they answer; also by somebody of the team for them."""

from __future__ import annotations

from flask import abort, render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.outcomes import actions, pages, queries
from app.coproduction.outcomes.forms import ReplyBehalfForm, ReplyForm
from app.coproduction.outcomes.models import Outcome
from app.coproduction.outcomes.permissions import took_part
from app.coproduction.outcomes.routes.blueprint import Answer, bp
from app.coproduction.outcomes.states import ReplyTo
from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import advisor, may_see_person, team

WHOLE = joinedload(Outcome.opportunity), selectinload(Outcome.points)


@bp.route("/my-involvement/outcomes/<ref>", methods=["GET", "POST"])
@allow(advisor)
def mine(ref: str) -> Answer:
    outcome = web.load(Outcome, ref, took_part, *WHOLE)
    return _page(outcome, people.whole_person(current_user.person_id), ReplyForm(), url_for("home.my_involvement"))


@bp.get("/team/people/<person_ref>/outcomes")
@allow(team)
def index_of_somebody(person_ref: str) -> str:
    person = web.allowed(people.advisor_by_ref(person_ref), may_see_person)
    return render_template(
        "coproduction/outcomes/of_person.html", person=person, outcomes=queries.all_of_person(person.id)
    )


@bp.route("/team/people/<person_ref>/outcomes/<ref>", methods=["GET", "POST"])
@allow(team)
def of_somebody(person_ref: str, ref: str) -> Answer:
    person = web.allowed(people.advisor_by_ref(person_ref), may_see_person)
    outcome = web.load(Outcome, ref, lambda user, _row: team(user), *WHOLE)
    return _page(outcome, person, ReplyBehalfForm(whose=person.id), url_for("register.person", ref=person_ref))


def _page(outcome: Outcome, person: Person, form: ReplyForm, back: str) -> Answer:
    points = queries.out_of(outcome)
    if not points or not queries.took_part(outcome.opportunity_id, person.id):
        abort(404)
    before = queries.reply_of(outcome, person.id)
    if form.validate_on_submit():
        number, whose, words, agrees = outcome.id, person.id, form.words.data or "", form.agrees.data == "yes"
        to, by = ReplyTo(form.meant_for.data), behalf(person.id, form) if isinstance(form, ReplyBehalfForm) else None
        said = _("Thank you. Your answer is with them.")
        done = web.done(
            form, lambda me: actions.reply(number, whose, words, agrees=agrees, meant_for=to, by=by or me), said, back
        )
        if done:
            return done
    return render_template(
        "coproduction/outcomes/mine.html", outcome=outcome, points=points, form=form, back=back, before=before,
        pages=pages, own=person.id == current_user.person_id, person=person,
        panel=queries.panel_words([outcome.opportunity_id]).get(outcome.opportunity_id, ""),
    )  # fmt: skip
