"""Letters of reference: asked for by the person, written by the team that is asked or by the involvement team."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.behalf import BehalfForm, behalf
from app.people.models import Person, Team
from app.people.permissions import advisor, host, team
from app.recognition.papers import actions, pages, queries
from app.recognition.papers.forms import AskBehalfForm, AskForm, DeclineForm, WriteForm
from app.recognition.papers.models import Letter
from app.recognition.papers.permissions import asked_for, writes, writes_for_any
from app.recognition.papers.routes.bp import FOR, Answer, bp, home_of, me, somebody
from app.recognition.papers.states import LetterState

WITH_IT = (joinedload(Letter.person), joinedload(Letter.team).selectinload(Team.members))


@bp.route("/my-involvement/papers/ask", methods=["GET", "POST"])
@allow(advisor)
def ask() -> Answer:
    return _ask(me(), AskForm())


@bp.route(FOR + "/ask", methods=["GET", "POST"])
@allow(team)
def ask_for(ref: str) -> Answer:
    person = somebody(ref)
    return _ask(person, AskBehalfForm(whose=person.id))


def _ask(person: Person, form: AskForm) -> Answer:
    teams = {each.ref: each for each in queries.teams_of(person.id)}
    form.offer(list(teams.values()))
    if form.validate_on_submit():
        by = behalf(person.id, form) if isinstance(form, BehalfForm) else web.actor()
        ids, purpose, plain = (person.id, teams[form.team.data or ""].id), form.purpose.data or "", form.plain
        done = web.done(
            form, lambda _me: actions.ask(*ids, purpose, plain=plain, by=by),
            _("Asked. You hear from them, and the letter comes onto this page."), home_of(person),
        )  # fmt: skip
        if done:
            return done
    return render_template("recognition/papers/ask.html", form=form, person=person, teams=teams, back=home_of(person))


@bp.post("/my-involvement/papers/letters/<ref>/take-back")
@allow(advisor)
def take_back(ref: str) -> Response:
    letter_id = web.load(Letter, ref, asked_for).id
    said = _("Taken back. Nobody writes it now.")
    return web.press(lambda by: actions.take_back(letter_id, by=by), said, url_for("papers.index"))


@bp.get("/host/letters")
@allow(host)
def of_host() -> str:
    return _list(current_user.person_id)


@bp.get("/team/letters")
@allow(team)
def of_all() -> str:
    return _list(None)


def _list(host_id: int | None) -> str:
    page = web.paginate(queries.to_write(host_id))
    area = "host" if host_id is not None else "team"
    return render_template("recognition/papers/letters.html", page=page, area=area)


@bp.route("/host/letters/<ref>", methods=["GET", "POST"])
@allow(host)
def write(ref: str) -> Answer:
    return _write(ref, writes, "host")


@bp.route("/team/letters/<ref>", methods=["GET", "POST"])
@allow(team)
def write_for(ref: str) -> Answer:
    return _write(ref, writes_for_any, "team")


@bp.route("/host/letters/<ref>/no", methods=["GET", "POST"])
@allow(host)
def decline(ref: str) -> Answer:
    return _decline(ref, writes, "host")


@bp.route("/team/letters/<ref>/no", methods=["GET", "POST"])
@allow(team)
def decline_for(ref: str) -> Answer:
    return _decline(ref, writes_for_any, "team")


def _asked(ref: str, may: Callable[[Any, Letter], bool]) -> Letter:
    return web.load(Letter, ref, lambda user, row: row.state is LetterState.ASKED and may(user, row), *WITH_IT)


def _write(ref: str, may: Callable[[Any, Letter], bool], area: str) -> Answer:
    letter, form = _asked(ref, may), WriteForm()
    form.plain = letter.plain
    # where nothing may tell where it was, what is recorded with all teams can stand in neutral words
    parts = queries.parts(letter.person_id, letter.team_id)
    facts, back = (
        pages.facts_of(parts, plain=letter.plain),
        url_for(f"papers.{'of_host' if area == 'host' else 'of_all'}"),
    )
    if form.validate_on_submit():
        writer = people.whole_person(current_user.person_id)
        signed = [writer.full_name, form.role.data or "", *([] if letter.plain else [letter.team.name])]
        sheet = pages.letter(letter.person.name, parts, form.words.data or "", signed, plain=letter.plain)
        letter_id, said = letter.id, _("Sent. They have their letter.")
        done = web.done(form, lambda by: actions.write(letter_id, sheet.kept, by=by), said, back)
        if done:
            return done
        letter = _asked(ref, may)
    return render_template("recognition/papers/write.html", form=form, letter=letter, facts=facts, back=back, area=area)


def _decline(ref: str, may: Callable[[Any, Letter], bool], area: str) -> Answer:
    letter, form = _asked(ref, may), DeclineForm()
    letter_id, back = letter.id, url_for(f"papers.{'of_host' if area == 'host' else 'of_all'}")
    if form.validate_on_submit():
        why = form.why.data or ""
        done = web.done(form, lambda by: actions.decline(letter_id, why, by=by), _("Sent to them."), back)
        if done:
            return done
    return render_template("recognition/papers/decline.html", form=form, letter=letter, back=back)
