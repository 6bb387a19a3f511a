"""Writing what came of one opportunity, looking at it once more, telling it, and changing what was told."""

from __future__ import annotations

from flask import abort, render_template, request
from flask_login import current_user

from app.coproduction.outcomes import actions, pages, queries, rules
from app.coproduction.outcomes.actions.telling import digest
from app.coproduction.outcomes.forms import PointForm, TellForm, of_action, of_point
from app.coproduction.outcomes.models import OutcomePoint
from app.coproduction.outcomes.permissions import may_see_reply
from app.coproduction.outcomes.routes.blueprint import (
    OF_ONE,
    POINT,
    Answer,
    actions_of,
    bp,
    load,
    load_point,
    page,
    staff,
)
from app.coproduction.outcomes.states import PointState
from app.core import web
from app.core.i18n import gettext as _


@bp.get(OF_ONE)
@staff
def show(area: str, ref: str) -> str:
    opportunity = load(area, ref)
    outcome = queries.of_opportunity(opportunity.id)
    replies = [each for each in queries.replies_of(outcome.id) if may_see_reply(current_user, each)] if outcome else []
    return render_template(
        "coproduction/outcomes/show.html", area=area, opportunity=opportunity, outcome=outcome, pages=pages,
        drafts=queries.drafts(outcome), out=queries.out_of(outcome), replies=replies,
        panel=queries.panel_words([opportunity.id]).get(opportunity.id, ""),
        asks_number=queries.asked_by_way(opportunity.id), actions=actions_of(opportunity.id),
    )  # fmt: skip


@bp.route(OF_ONE + "/new", methods=["GET", "POST"])
@staff
def write(area: str, ref: str) -> Answer:
    opportunity = load(area, ref)
    listed = actions_of(opportunity.id)
    form = PointForm(data=of_action(next((each for each in listed if each.ref == request.args.get("action")), None)))
    form.offer(listed)
    if form.validate_on_submit():
        number, typed = opportunity.id, form.typed(listed)
        said = _("Saved. It is not told yet: you can add more first.")
        done = web.done(form, lambda by: actions.write(number, typed, by=by), said, page(area, ref))
        if done:
            return done
    return _form(form, area, ref, _("Add a point"))


@bp.route(POINT + "/edit", methods=["GET", "POST"])
@staff
def edit(area: str, ref: str) -> Answer:
    """A draft is written anew; what is out gets a newer version, and those who were told hear of it."""
    point = load_point(area, ref)
    if point.state not in {PointState.DRAFT, PointState.OUT}:
        abort(404)
    opportunity, number, is_draft = point.outcome.opportunity, point.id, point.state is PointState.DRAFT
    listed, form = actions_of(opportunity.id), PointForm(data=of_point(point))
    form.offer(listed)
    back = page(area, opportunity.ref)
    if form.validate_on_submit():
        typed, opportunity_id = form.typed(listed), opportunity.id
        if is_draft:
            done = web.done(form, lambda by: actions.write(opportunity_id, typed, number, by=by), _("Saved."), back)
        else:
            said = _("Changed. Those who took part hear of it. The old words are kept below.")
            done = web.done(form, lambda by: actions.change(number, typed, by=by), said, back)
        if done:
            return done
    title = _("Change a point") if is_draft else _("Put right what you told, or say what came next")
    return _form(form, area, opportunity.ref, title, told=not is_draft)


def _form(form: PointForm, area: str, ref: str, title: str, *, told: bool = False) -> str:
    return render_template(
        "coproduction/outcomes/point.html", form=form, back=page(area, ref), heading=title, told=told
    )


@bp.post(POINT + "/discard")
@staff
def discard(area: str, ref: str) -> Answer:
    point = load_point(area, ref)
    number, back = point.id, page(area, point.outcome.opportunity.ref)
    return web.press(lambda by: actions.discard(number, by=by), _("Thrown away. Nobody was told of it."), back)


@bp.post(POINT + "/take-back")
@staff
def take_back(area: str, ref: str) -> Answer:
    point = load_point(area, ref)
    number, back = point.id, page(area, point.outcome.opportunity.ref)
    said = _("Taken back. It stands on nobody's page any more. What has been sent cannot be called back.")
    return web.press(lambda by: actions.take_back(number, by=by), said, back)


@bp.route(OF_ONE + "/tell", methods=["GET", "POST"])
@staff
def tell(area: str, ref: str) -> Answer:
    """Once more, as people will read it; where words look like a name, somebody has to look at them."""
    opportunity = load(area, ref)
    outcome = queries.of_opportunity(opportunity.id)
    drafts, back = queries.drafts(outcome), page(area, ref)
    if not drafts:
        return (
            web.press(lambda _by: None, _("There is nothing new to tell."), back)
            if request.method == "POST"
            else abort(404)
        )
    found, form = _names(drafts, queries.known_names(opportunity)), TellForm()
    if not found:
        del form.looked
    if form.validate_on_submit():
        number, seen = opportunity.id, form.shown.data or ""
        said = _("Told. Everybody who took part hears it the way they like to be told.")
        done = web.done(form, lambda by: actions.tell(number, seen, by=by), said, back)
        if done:
            return done
        drafts = queries.drafts(queries.of_opportunity(number))
    form.shown.data = digest(drafts)
    return render_template(
        "coproduction/outcomes/tell.html", form=form, back=back, drafts=drafts, found=found, pages=pages,
        people=len(queries.people_told(opportunity.id)), title_of=opportunity.title,
    )  # fmt: skip


def _names(points: list[OutcomePoint], known: list[str]) -> list[str]:
    words = "\n".join(f"{each.said}\n{each.words}" for each in points)
    return rules.names_in(words, known)
