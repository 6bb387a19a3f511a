"""What an advisor puts forward, and what they plan together with a team."""

from __future__ import annotations

from flask import abort, render_template, url_for
from flask_login import current_user

from app.coproduction.doors import actions, pages, queries
from app.coproduction.doors.forms import IdeaBehalfForm, IdeaForm, KindWordsForm, NamedForm, WordsForm
from app.coproduction.doors.models import Idea, Planner
from app.coproduction.doors.permissions import own, plans
from app.coproduction.doors.routes.bp import Answer, bp
from app.coproduction.doors.states import WAITING, IdeaState
from app.core import db, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities import queries as opportunities
from app.opportunities.models import Kind
from app.opportunities.states import EDITABLE
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.permissions import advisor, team
from app.people.queries import advisor_by_ref


@bp.get("/my-involvement/ideas")
@allow(advisor)
def mine() -> str:
    me = current_user.person_id
    return render_template(
        "coproduction/doors/mine.html", ideas=queries.ideas_of(me), planned=queries.planned_by(me),
        kinds=opportunities.kinds(), pages=pages, waiting=WAITING, not_now=IdeaState.NOT_NOW,
    )  # fmt: skip


@bp.route("/my-involvement/ideas/new", methods=["GET", "POST"])
@allow(advisor)
def put_forward() -> Answer:
    return _put(IdeaForm(), current_user.person_id, url_for("doors.mine"))


@bp.route("/team/people/<ref>/idea", methods=["GET", "POST"])
@allow(team)
def put_forward_for(ref: str) -> Answer:
    person = advisor_by_ref(ref) or abort(404)
    form = IdeaBehalfForm(whose=person.id)
    return _put(form, person.id, page_after(person, url_for("register.person", ref=ref)))


def _put(form: IdeaForm, person_id: int, back: str) -> Answer:
    form.offer(opportunities.kinds(), opportunities.all_teams())
    if form.validate_on_submit():
        by = behalf(person_id, form) if isinstance(form, IdeaBehalfForm) else web.actor()
        put, said = form.put(), _("Thank you. You hear from us whether it is taken up.")
        done = web.done(form, lambda _me: actions.put_forward(person_id, put, by=by), said, back)
        if done:
            return done
    return render_template("coproduction/doors/put.html", form=form, back=back)


@bp.route("/my-involvement/ideas/kinds/<code>", methods=["GET", "POST"])
@allow(advisor)
def words_of_kind(code: str) -> Answer:
    """Other words for a kind; the involvement team takes them up."""
    kind = db.session().get(Kind, code) or abort(404)
    form, back, me = KindWordsForm(), url_for("doors.mine"), current_user.person_id
    if not form.is_submitted():
        form.about.data, form.starter.data = kind.about, kind.starter
    if form.validate_on_submit():
        put, said = form.put(kind), _("Thank you. You hear from us whether it is taken up.")
        done = web.done(form, lambda by: actions.put_forward(me, put, by=by), said, back)
        if done:
            return done
        kind = db.session().get(Kind, code) or abort(404)
    return render_template("coproduction/doors/kind_words.html", form=form, kind=kind, back=back)


@bp.post("/my-involvement/ideas/<ref>/take-back")
@allow(advisor)
def take_back(ref: str) -> Answer:
    number = web.load(Idea, ref, own).id
    said = _("You took it back. Nothing follows from it.")
    return web.press(lambda by: actions.take_back(number, by=by), said, url_for("doors.mine"))


@bp.route("/my-involvement/planning/<ref>", methods=["GET", "POST"])
@allow(advisor)
def planning(ref: str) -> Answer:
    """The words of what they plan together with its host; nothing of who has a place in it."""
    planner = _planner(ref)
    form, back = WordsForm(), url_for("doors.mine")
    form.show(planner.opportunity)
    editable = planner.opportunity.state in EDITABLE
    if editable and form.validate_on_submit():
        number, words, edition = planner.opportunity_id, form.words(), form.shown_edition
        here = url_for("doors.planning", ref=ref)
        done = web.done(form, lambda by: actions.reword(number, words, edition, by=by), _("Saved."), here)
        if done:
            return done
        planner = _planner(ref)
    return render_template(
        "coproduction/doors/planning.html", form=form, planner=planner, editable=editable, back=back,
        naming=NamedForm(formdata=None, data={"named": planner.named}),
    )  # fmt: skip


@bp.post("/my-involvement/planning/<ref>/<any(name, stop):what>")
@allow(advisor)
def my_part(ref: str, what: str) -> Answer:
    number = _planner(ref).id
    if what == "stop":
        said = _("You have stepped down. Thank you for what you gave.")
        return web.press(lambda by: actions.end_planning(number, by=by), said, url_for("doors.mine"))
    named = bool(NamedForm().named.data)
    here = url_for("doors.planning", ref=ref)
    return web.press(lambda _by: actions.name_me(number, named=named), _("Saved."), here)


def _planner(ref: str) -> Planner:
    return web.allowed(queries.planner_of(ref, current_user.person_id), plans)
