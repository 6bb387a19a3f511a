"""Thanks and skills, as a host and as the person of the part see them."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, url_for
from flask_login import current_user

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.behalf import behalf
from app.people.permissions import advisor, host, team
from app.recognition.models import Contribution
from app.recognition.permissions import team_records_work
from app.recognition.thanks import actions, pages, queries
from app.recognition.thanks.forms import ConfirmForm, SkillsBehalfForm, SkillsForm, ThankForm
from app.recognition.thanks.permissions import thanks, took

bp = Blueprint("thanks", __name__)
Answer = Response | str


@bp.get("/host/thanks")
@allow(host)
def index() -> str:
    page = web.paginate(queries.of_host(current_user.person_id))
    return render_template("recognition/thanks/index.html", page=page, said=queries.of_parts(page.rows), pages=pages)


@bp.route("/host/thanks/<key>", methods=["GET", "POST"])
@allow(host)
def say(key: str) -> Answer:
    part = web.allowed(queries.part(key), thanks)
    form, back = ThankForm(), url_for("thanks.index")
    said = queries.of_parts([part]).get((part.place_id, part.session_id)) or queries.Said()
    mine = [each for each in said.thanks if each.sender_id == current_user.person_id]
    if form.validate_on_submit():
        part_id, words, me = part.id, form.words.data or "", current_user.person_id
        sentence = _("Sent. %(name)s finds your words on their page.", name=part.place.person.name)
        done = web.done(form, lambda by: actions.thank(part_id, me, words, by=by), sentence, back)
        if done:
            return done
        part = web.allowed(queries.part(key), thanks)
    asked = [row for row in said.skills if row.confirmed_at is None]
    return render_template(
        "recognition/thanks/say.html",
        form=form,
        part=part,
        pages=pages,
        mine=mine,
        asked=len(asked),
        key=key,
        back=back,
    )


@bp.route("/host/thanks/<key>/skills", methods=["GET", "POST"])
@allow(host)
def confirm(key: str) -> Answer:
    part = web.allowed(queries.part(key), thanks)
    form, back = ConfirmForm(), url_for("thanks.index")
    rows = [row for row in queries.of_part(part).skills if row.asks]
    form.offer([row for row in rows if row.confirmed_at is None])
    if form.skills.choices and form.validate_on_submit():
        refs: list[str] = form.skills.data or []
        part_id = part.id
        done = web.done(form, lambda by: actions.confirm(part_id, refs, by=by), _("Confirmed. Thank you."), back)
        if done:
            return done
        part = web.allowed(queries.part(key), thanks)
    return render_template(
        "recognition/thanks/confirm.html", form=form, part=part, pages=pages, back=back,
        confirmed=[row.words for row in rows if row.confirmed_at],
    )  # fmt: skip


@bp.route("/my-involvement/skills/<key>", methods=["GET", "POST"])
@allow(advisor)
def skills(key: str) -> Answer:
    part = web.allowed(queries.part(key), took)
    return _skills(key, part, SkillsForm(), url_for("home.my_involvement"))


@bp.route("/team/skills/<key>", methods=["GET", "POST"])
@allow(team)
def skills_for(key: str) -> Answer:
    part = web.allowed(queries.part(key), lambda user, row: team_records_work(user, row.place.opportunity))
    person = part.place.person
    return _skills(key, part, SkillsBehalfForm(whose=person.id), url_for("register.person", ref=person.ref))


def _skills(key: str, part: Contribution, form: SkillsForm, back: str) -> Answer:
    form.fit(pages.picks(part), queries.of_part(part).skills)
    if form.validate_on_submit():
        by = behalf(part.person_id, form) if isinstance(form, SkillsBehalfForm) else web.actor()
        part_id, words, asks = part.id, form.words, form.asks.data == "yes"
        done = web.done(form, lambda _me: actions.say_skills(part_id, words, asks=asks, by=by), _("Saved."), back)
        if done:
            return done
        part = queries.part(key) or part
    return render_template("recognition/thanks/skills.html", form=form, part=part, pages=pages, back=back)
