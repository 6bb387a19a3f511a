"""For the involvement team alone: who has declared, who reads on paper, who has opened what; and what somebody said."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for

from app.core import clock, db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.documents import actions, declaration, pages, queries, rules
from app.documents.forms import ReaderBehalfForm
from app.documents.permissions import may_keep
from app.documents.routes.blueprint import WITH_IT, Answer, bp
from app.documents.states import Way
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import may_see_person, team


@bp.get("/team/opportunities/<ref>/readers")
@allow(team)
def readers(ref: str) -> Answer:
    opportunity = web.load(Opportunity, ref, may_manage, *WITH_IT)
    return render_template(
        "documents/readers.html", opportunity=opportunity, lines=pages.readers(opportunity),
        post_by=rules.post_by(queries.first_day(opportunity), clock.today()),
    )  # fmt: skip


@bp.route("/team/opportunities/<ref>/readers/<person_ref>", methods=["GET", "POST"])
@allow(team)
def record(ref: str, person_ref: str) -> Answer:
    """What somebody said who rang or wrote: that they keep it to themselves, and how they want to read."""
    opportunity, person = _both(ref, person_ref)
    form = ReaderBehalfForm(whose=person.id)
    back = page_after(person, url_for("documents.readers", ref=ref))
    if form.validate_on_submit() and _sensible(form):
        said: list[str] = form.what.data or []
        try:
            _record(opportunity.id, person.id, said, behalf(person.id, form))
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            flash(_("Recorded."), "success")
            return redirect(back)  # type: ignore[return-value]
    return render_template(
        "documents/record.html", form=form, opportunity=opportunity, person=person, back=back,
        words=declaration.WORDS[declaration.CURRENT], asks=queries.asks_declaration(opportunity, person.id),
    )  # fmt: skip


def _sensible(form: ReaderBehalfForm) -> bool:
    if {"post", "screen"} <= set(form.what.data or []):
        form.blame(form.what, _("Tick on a screen or by post, not both."))
    return not form.what.errors


def _record(opportunity_id: int, person_id: int, said: list[str], by: Actor) -> None:
    with db.transaction():
        if "declared" in said:
            actions.declare(opportunity_id, person_id, by=by)
        for way in (Way.POST, Way.SCREEN):
            if way.value in said:
                actions.choose_way(opportunity_id, person_id, way, None, by=by)


@bp.post("/team/opportunities/<ref>/readers/<person_ref>/posted")
@allow(team)
def posted(ref: str, person_ref: str) -> Answer:
    opportunity, person = _both(ref, person_ref)
    ids, said = (opportunity.id, person.id), _("Ticked. They are told that it is on its way.")
    back = url_for("documents.readers", ref=ref)
    return web.press(lambda by: actions.mark_posted(*ids, by=by), said, back)


def _both(ref: str, person_ref: str) -> tuple[Opportunity, Person]:
    opportunity = web.load(Opportunity, ref, may_keep, *WITH_IT)
    person = web.load(Person, person_ref, may_see_person)
    if person.id not in queries.on_it(opportunity.id):
        abort(404)
    return opportunity, person
