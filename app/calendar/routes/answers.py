"""`/answer/TOKEN`: looking changes nothing, because mail scanners open links; only a button acts.

No cookie is read here, so no cookie can be abused: the address itself is what opens it. That is why these forms need no
token of a session, and the page tells no other site where it came from.
"""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, make_response, render_template, request
from flask.blueprints import BlueprintSetupState

from app.calendar.answering import actions, pages, queries
from app.calendar.answering import links as answer_links
from app.calendar.answering.links import Bound
from app.calendar.answering.queries import Standing
from app.calendar.answering.states import Question, Said
from app.core import db, formatting, throttle, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.signups import queries as places
from app.signups import rules

bp = Blueprint("answers", __name__)
WINDOW = timedelta(minutes=5)
FROM_ONE_ADDRESS, TO_ONE_PLACE = 60, 12  # a whole clinic may share one address
ALONE = {"X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


@bp.get("/answer/<token>")
@allow(anyone)
def show(token: str) -> Response:
    bound = answer_links.read(token)
    asked = queries.standing(bound) if bound else None
    return _ask(asked) if asked else _over(bound)


@bp.post("/answer/<token>")
@allow(anyone)
def give(token: str) -> Response:
    bound = answer_links.read(token)
    asked = queries.standing(bound) if bound else None
    if held := _held(bound):
        return _wait(asked, held)
    if bound is None or asked is None:
        return _over(bound)
    said = next((each for each in Said if each.value == request.form.get("answer")), None)
    if said is None or (said is Said.RING_ME and not asked.place.person.phone):
        return _ask(asked, _("Please choose one of the answers."))
    return _know_first(asked, said) or _give(bound, asked, said)


def _held(bound: Bound | None) -> timedelta | None:
    """How long to wait where one link, or one address, is pressed too often; looking is free."""
    with db.transaction():
        held = throttle.count_try("answer-from", web.came_from(), most=FROM_ONE_ADDRESS, within=WINDOW)
        if bound is None or held:
            return held
        return throttle.count_try("answer", str(bound.place_id), most=TO_ONE_PLACE, within=WINDOW)


def _wait(asked: Standing | None, held: timedelta) -> Response:
    """Nothing is lost: the question stands on the page, and can be answered again in a little."""
    wait = formatting.hours(max(1, -(-int(held.total_seconds()) // 60)))
    problem = _("Many answers came from here just now, so this one was not taken yet. Nothing is lost. "
                "Please wait %(time)s and press again, or ring us.", time=wait)  # fmt: skip
    page = _ask(asked, problem) if asked else _page("calendar/answer_over.html", problem=problem)
    page.status_code = 429
    return page


def _know_first(asked: Standing, said: Said) -> Response | None:
    """What clashes with it stands on the signed-in page alone: it may name other places of this person."""
    if said is not Said.YES or asked.question is not Question.OFFER:
        return None
    found = places.before_yes(asked.place)
    if rules.heeded(found, request.form.get("anyway", "")):
        return None
    return _ask(asked, know_first=rules.seen(found))


def _give(bound: Bound, asked: Standing, said: Said) -> Response:
    heading, words = pages.thanks(asked, said)
    try:
        with db.transaction():
            actions.answer(bound, said, request.form.get("shown", ""))
    except RuleBroken as broken:
        again = queries.standing(bound)
        return _ask(again, str(broken)) if again else _over(bound, str(broken))
    after = queries.standing(bound) if said is Said.NO else None
    return _ask(after) if after else _page("calendar/answered.html", heading=heading, words=words)


def _ask(asked: Standing, problem: str = "", *, know_first: str = "") -> Response:
    return _page(
        "calendar/answer.html", heading=pages.heading(asked), lead=pages.lead(asked), buttons=pages.buttons(asked),
        occasion=asked.occasion, shown=asked.shown, problem=problem, know_first=know_first, ref=asked.place.ref,
    )  # fmt: skip


def _over(bound: Bound | None, problem: str = "") -> Response:
    place = queries.given_up(bound) if bound else None
    if place is None:
        return _page("calendar/answer_over.html", problem=problem)
    again = queries.has_another(place)
    return _page("calendar/given_up.html", ref=place.opportunity.ref, again=again)


def _page(template: str, **facts: object) -> Response:
    answer = make_response(render_template(template, **facts))
    answer.headers.update(ALONE)
    return answer


@bp.record_once
def _without_token(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(give)
