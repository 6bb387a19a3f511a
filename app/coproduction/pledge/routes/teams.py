"""The pledge of a team, taken by one of its hosts."""

from __future__ import annotations

from flask import render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import selectinload

from app.coproduction.pledge import actions, queries, rules
from app.coproduction.pledge.forms import TeamPledgeForm
from app.coproduction.pledge.permissions import of_team
from app.coproduction.pledge.routes.bp import Answer, bp, page_of
from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.models import Team
from app.people.permissions import host


@bp.get("/host/pledges")
@allow(host)
def teams() -> Answer:
    rows = queries.teams_of(current_user.person_id)
    held = queries.of_teams([row.id for row in rows])
    words, today = queries.current(), clock.today()
    renewable = {
        number for number, row in held.items()
        if rules.may_renew(row.renew_on, today, newer=words is not None and words.id != row.wording_id)
    }  # fmt: skip
    return render_template("coproduction/pledge/teams.html", rows=rows, held=held, words=words, renewable=renewable)


@bp.route("/host/pledges/<ref>", methods=["GET", "POST"])
@allow(host)
def take_for_team(ref: str) -> Answer:
    team, by = web.load(Team, ref, of_team, selectinload(Team.members)), web.actor()
    before = queries.of_team(team.id)
    form, number = TeamPledgeForm(data={"promise": before.promise if before else ""}), team.id
    return page_of(
        form, lambda said: actions.take_for_team(number, said, by=by), _("Thank you. Your team has taken the pledge."),
        url_for("pledge.teams"), title=_("The pledge of %(team)s", team=team.name), words=queries.current(),
    )  # fmt: skip
