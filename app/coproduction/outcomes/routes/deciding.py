"""What waits for the host and for the involvement team: what is owed, promised, to approve, and answered."""

from __future__ import annotations

from flask import render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.outcomes import actions, pages, queries
from app.coproduction.outcomes.forms import WhyForm
from app.coproduction.outcomes.models import Outcome, OutcomeReply
from app.coproduction.outcomes.permissions import may_see_reply
from app.coproduction.outcomes.queries.due import MOST
from app.coproduction.outcomes.routes.blueprint import AREA, Answer, bp, load, load_point, page, staff
from app.coproduction.outcomes.states import WhyNone
from app.core import clock, db, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.people import permissions as people
from app.people.models import Team


@bp.get("/host/outcomes")
@allow(people.host)
def of_host() -> str:
    me, today, session = current_user.person_id, clock.today(), db.session()
    return render_template(
        "coproduction/outcomes/waiting.html", area="host", pages=pages, to_approve=[],
        late=session.scalars(queries.late_of_host(me, today).limit(MOST)).all(),
        promises=session.scalars(queries.promises_of_host(me, today).limit(MOST)).all(),
        replies=session.scalars(queries.late_replies(me).limit(MOST)).all(),
    )  # fmt: skip


@bp.get("/team/outcomes")
@allow(people.team)
def of_team() -> str:
    today, session = clock.today(), db.session()
    return render_template(
        "coproduction/outcomes/waiting.html", area="team", pages=pages,
        to_approve=session.scalars(queries.to_approve().limit(MOST)).all(),
        late=session.scalars(queries.late(today).limit(MOST)).all(),
        promises=session.scalars(queries.open_promises(today).limit(MOST)).all(),
        replies=session.scalars(queries.late_replies().limit(MOST)).all(),
    )  # fmt: skip


@bp.post("/team/outcome-points/<ref>/approve")
@allow(people.team)
def approve(ref: str) -> Answer:
    point = load_point("team", ref)
    number, back = point.id, page("team", point.outcome.opportunity.ref)
    return web.press(lambda by: actions.approve(number, by=by), _("Everybody can read it now."), back)


@bp.post("/team/outcome-points/<ref>/keep-back")
@allow(people.team)
def keep_back(ref: str) -> Answer:
    point = load_point("team", ref)
    number, back = point.id, page("team", point.outcome.opportunity.ref)
    said = _("It stays with those who took part. The host sees that on their page.")
    return web.press(lambda by: actions.keep_back(number, by=by), said, back)


@bp.route("/team/opportunities/<ref>/outcome/none", methods=["GET", "POST"])
@allow(people.team)
def excuse(ref: str) -> Answer:
    opportunity, form = load("team", ref), WhyForm()
    back = page("team", ref)
    if form.validate_on_submit():
        number, why, words = opportunity.id, WhyNone(form.why.data), form.words.data or ""
        done = web.done(form, lambda by: actions.excuse(number, why, words, by=by), _("Written down."), back)
        if done:
            return done
    return render_template("coproduction/outcomes/none.html", form=form, back=back, title_of=opportunity.title)


@bp.post(AREA + "/outcome-replies/<ref>/read")
@staff
def read_reply(area: str, ref: str) -> Answer:
    whole = joinedload(OutcomeReply.outcome).joinedload(Outcome.opportunity).joinedload(Opportunity.team)
    reply = web.load(
        OutcomeReply, ref, may_see_reply, whole.selectinload(Team.members), selectinload(OutcomeReply.person)
    )
    number, back = reply.id, url_for(f"outcomes.of_{area}")
    return web.press(lambda by: actions.read_reply(number, by=by), _("Noted that you have read it."), back)
