"""A story as its person, the involvement team for them, and the hosts it is shared with see it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, url_for
from flask_login import current_user

from app.core import web
from app.core.csv_file import csv_file
from app.core.formatting import month
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries as people
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import advisor, host, may_see_person, team
from app.recognition.story import actions, pages, queries, rules
from app.recognition.story.forms import ChooseBehalfForm, ChooseForm, CiteForm, ShareBehalfForm, ShareForm
from app.recognition.story.together import check_address, pair, read_by_host, shared

bp = Blueprint("story", __name__)
Answer = Response | str
FOR = "/team/people/<ref>/with"


@bp.get("/my-involvement/with")
@allow(advisor)
def index() -> str:
    teams = queries.teams_of(current_user.person_id)
    return render_template("recognition/story/index.html", teams=teams, month=month)


@bp.get(FOR)
@allow(team)
def index_for(ref: str) -> str:
    person = _person(ref)
    return render_template("recognition/story/index_for.html", teams=queries.teams_of(person.id), person=person)


@bp.get("/my-involvement/with/<team_ref>")
@allow(advisor)
def show(team_ref: str) -> str:
    where, told = pair(current_user.person_id, team_ref)
    read = queries.readings(told.story.id) if told.story else []
    return render_template(
        "recognition/story/show.html", told_to_id=current_user.person_id, team=where,
        told=told, years=rules.by_year(told.on_it), pages=pages,
        read=[pages.reading_words(each) for each in read], first=pages.first_line(told.on_it, own=True),
    )  # fmt: skip


@bp.get("/my-involvement/with/<team_ref>/story.csv")
@allow(advisor)
def file(team_ref: str) -> Response:
    _team, told = pair(current_user.person_id, team_ref)
    return csv_file("story.csv", *pages.file_rows(told.on_it, check_address))


@bp.route("/my-involvement/with/<team_ref>/choose", methods=["GET", "POST"])
@allow(advisor)
def choose(team_ref: str) -> Answer:
    back = url_for("story.show", team_ref=team_ref)
    return _choose(people.whole_person(current_user.person_id), team_ref, ChooseForm(), back)


@bp.route(FOR + "/<team_ref>/choose", methods=["GET", "POST"])
@allow(team)
def choose_for(ref: str, team_ref: str) -> Answer:
    person = _person(ref)
    return _choose(person, team_ref, ChooseBehalfForm(whose=person.id), url_for("story.index_for", ref=ref))


def _choose(person: Person, team_ref: str, form: ChooseForm, back: str) -> Answer:
    where, told = pair(person.id, team_ref)
    form.fit(told)
    if form.validate_on_submit():
        by = behalf(person.id, form) if isinstance(form, ChooseBehalfForm) else web.actor()
        ids, offered = (person.id, where.id), form.offered.data or ""
        shown: list[str] = form.things.data or []
        standards = bool(form.standards.data) if form.standards else told.with_standards
        words = form.words.data or ""
        return web.press(
            lambda by: actions.keep(*ids, shown, offered, words=words, standards=standards, by=by), _("Saved."), back,
            by=by,
        )  # fmt: skip
    return render_template("recognition/story/choose.html", form=form, team=where, told=told, back=back)


@bp.route("/my-involvement/with/<team_ref>/share", methods=["GET", "POST"])
@allow(advisor)
def share(team_ref: str) -> Answer:
    back = url_for("story.show", team_ref=team_ref)
    return _share(people.whole_person(current_user.person_id), team_ref, ShareForm(), back)


@bp.route(FOR + "/<team_ref>/share", methods=["GET", "POST"])
@allow(team)
def share_for(ref: str, team_ref: str) -> Answer:
    person = _person(ref)
    back = page_after(person, url_for("story.index_for", ref=ref))
    return _share(person, team_ref, ShareBehalfForm(whose=person.id), back)


def _share(person: Person, team_ref: str, form: ShareForm, back: str) -> Answer:
    where, told = pair(person.id, team_ref)
    if not form.is_submitted() and told.story and told.story.state.value != "own":
        said: Any = "yes" if told.shared else "no"
        form.share.data = said
    if form.validate_on_submit():
        by = behalf(person.id, form) if isinstance(form, ShareBehalfForm) else web.actor()
        ids, yes = (person.id, where.id), form.share.data == "yes"
        kept = _("Saved. The team can read it now.") if yes else _("Saved. The team cannot read it.")
        answer = web.done(form, lambda by: actions.say(*ids, yes=yes, by=by), kept, back, by=by)
        if answer:
            return answer
    return render_template("recognition/story/share.html", form=form, team=where, told=told, back=back)


@bp.get("/host/stories")
@allow(host)
def of_host() -> str:
    page = web.paginate(queries.of_host(current_user.person_id))
    return render_template("recognition/story/of_host.html", page=page)


@bp.get("/host/stories/<ref>")
@allow(host)
def read(ref: str) -> str:
    story, told = read_by_host(ref)
    return render_template(
        "recognition/story/read.html", story=story, told=told, years=rules.by_year(told.on_it), pages=pages,
        first=pages.first_line(told.on_it, name=story.person.name),
        to_show=bool(told.on_it and queries.standards_to_show(story.team_id)),
    )  # fmt: skip


@bp.route("/host/stories/<ref>/cite", methods=["GET", "POST"])
@allow(host)
def cite(ref: str) -> Answer:
    story, form = shared(ref), CiteForm()
    known = {row.ref: row for row in queries.standards_to_show(story.team_id)}
    form.offer(known.values())
    back = url_for("story.read", ref=ref)
    if not form.is_submitted():
        form.words.data = pages.first_line(queries.told(story.person_id, story.team_id).on_it)
    if form.validate_on_submit():
        story_id, row = story.id, known[form.standard.data or ""]
        row_id, words = row.id, form.words.data or ""
        to = url_for("reviews.standard", area="host", ref=row.review.ref, standard=row.ref)
        added = _("Added as evidence. The link works while they share it.")
        answer = web.done(form, lambda by: actions.cite(story_id, row_id, words, by=by), added, to)
        if answer:
            return answer
        story = shared(ref)
    return render_template("recognition/story/cite.html", form=form, story=story, back=back)


def _person(ref: str) -> Person:
    found: Any = people.advisor_by_ref(ref)
    person: Person = web.allowed(found, may_see_person)
    return person
