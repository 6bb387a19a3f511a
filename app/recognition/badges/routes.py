"""Making a badge; checking one, for anybody; and what programs elsewhere ask for: our keys and what is withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import advisor, team
from app.recognition.badges import actions, checking, pages, queries
from app.recognition.badges.forms import BadgeBehalfForm, BadgeForm, CheckForm
from app.recognition.badges.rules import did_document, was_given_to
from app.recognition.papers.queries import parts
from app.recognition.papers.routes.bp import FOR, home_of, me, mine, somebody
from app.recognition.papers.rules import sorts

bp = Blueprint("badges", __name__)
Answer = Response | str
SPOKEN = "application/vc+jwt"


@bp.route("/my-involvement/papers/badge", methods=["GET", "POST"])
@allow(advisor)
def make() -> Answer:
    return _make(me(), BadgeForm())


@bp.route(FOR + "/badge", methods=["GET", "POST"])
@allow(team)
def make_for(ref: str) -> Answer:
    person = somebody(ref)
    return _make(person, BadgeBehalfForm(whose=person.id))


def _make(person: Person, form: BadgeForm) -> Answer:
    known = {each.key: each for each in sorts(parts(person.id))}
    form.fit(list(known.values()))
    back = home_of(person)
    if known and form.validate_on_submit():
        by = behalf(person.id, form) if isinstance(form, BadgeBehalfForm) else web.actor()
        sort, where = known[form.sort.data or ""], "papers.show" if mine(person) else "papers.show_for"
        person_id, said = person.id, pages.sheet(person, sort).kept
        try:
            with db.transaction():
                code = actions.give(person_id, said, lambda paper: pages.signed(paper, paper.person, sort), by=by).code
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            flash(_("It is ready. Take the file away whenever you like."), "success")
            return redirect(url_for(where, code=code))  # type: ignore[return-value]
    return render_template("recognition/badges/make.html", form=form, back=back, any_part=bool(known))


@bp.route("/badges/check", methods=["GET", "POST"])
@allow(anyone)
def check() -> Answer:
    form, verdict, theirs = CheckForm(), None, None
    credential: dict[str, Any] = {}
    if form.validate_on_submit():
        words = form.pasted.data or ""
        if form.file.data:
            words = form.file.data.stream.read().decode("utf-8", "replace")
        if words:
            verdict, credential = checking.judged(words)
            whose = form.whose.data or ""
            theirs = was_given_to(credential, whose) if whose and credential else None
        else:
            form.form_errors.append(_("Paste a badge, or choose its file."))
    said: Any = pages.WORDS[verdict] if verdict else ("", "")
    answer = Response(render_template(
        "recognition/badges/check.html", form=form, verdict=verdict, said=said, badge=credential, theirs=theirs,
        given=datetime.fromisoformat(credential["validFrom"]) if credential else None,
    ))  # fmt: skip
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@bp.get("/.well-known/did.json")
@allow(anyone)
def issuer() -> Response:
    answer = jsonify(did_document(pages.did(), pages.keys()))
    answer.headers["Content-Type"] = "application/did+json"
    return _for_all(answer)


@bp.get("/badges/withdrawn/<int:number>")
@allow(anyone)
def withdrawn(number: int) -> Response:
    if not 1 <= number <= queries.lists():
        abort(404)
    return _for_all(Response(pages.withdrawn_list(number), mimetype=SPOKEN))


def _for_all(answer: Response) -> Response:
    """Other people's pages may read it: there is nothing of anybody in it."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
