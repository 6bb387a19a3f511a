"""The page of a panel for whoever sits on it."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.opportunities.rules.contact import who_to_ask
from app.panels import actions, pages, queries
from app.panels.after.pages import outcome_words
from app.panels.after.queries import outcome_of, sessions_today
from app.panels.links import MEMBER, links_of
from app.panels.models import Panel
from app.panels.permissions import on_panel
from app.panels.routes.blueprint import Answer, bp


@bp.get("/panels/<ref>")
@allow(signed_in)
def show(ref: str) -> Answer:
    panel = web.load(Panel, ref, on_panel)
    opportunity = panel.opportunity
    return render_template(
        "panels/show.html", panel=panel, facts=pages.member_facts(panel), links=links_of(panel, MEMBER),
        others=[pages.seen_by_members(one) for one in queries.sitting(panel)],
        me=queries.sits_on(panel, current_user.person_id), today=bool(sessions_today(panel, clock.now())),
        outcome=outcome_words(outcome_of(panel.id)), opportunity=opportunity,
        day_contact=who_to_ask(opportunity) if opportunity else "",
    )  # fmt: skip


@bp.post("/panels/<ref>/step-down")
@allow(signed_in)
def step_down(ref: str) -> Answer:
    """A member of staff, for themselves. An advisor gives their place back on its own page."""
    panel = web.load(Panel, ref, on_panel)
    me = queries.sits_on(panel, current_user.person_id)
    if me is None or me.member_id is None:
        return redirect(url_for("panels.show", ref=ref))  # type: ignore[return-value]
    ids = (panel.id, me.member_id)
    said = _("You are not on this panel any more. The host is told that you step down, and nothing else.")
    return web.press(lambda by: actions.leave(*ids, by=by), said, url_for("home.front"))
