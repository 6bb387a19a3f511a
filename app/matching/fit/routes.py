"""Who fits one opportunity, for the involvement team."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, abort, render_template, request
from flask_login import current_user

from app.core import clock, web
from app.core.forms.cleaning import clean_line
from app.core.permissions import allow
from app.matching.fit import queries
from app.matching.fit.stock import stock
from app.matching.proposals.models import Proposal
from app.matching.proposals.queries import to_see
from app.matching.proposals.states import ProposalState
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage
from app.opportunities.rules.private import kept_from
from app.people.passport.reading import note_reads
from app.people.passport.states import Read
from app.people.permissions import team
from app.signups.pages.places import STAFF_WORDS
from app.signups.states import PlaceState

bp = Blueprint("fit", __name__)
A_YEAR = timedelta(days=365)


@bp.get("/team/opportunities/<ref>/who-fits")
@allow(team)
def who_fits(ref: str) -> str:
    """Everybody on the register in order of fit, each with every reason; or those whom somebody asks about."""
    opportunity = web.load(Opportunity, ref, may_manage)
    everything = stock()
    row = everything.rows.get(opportunity.id) or abort(404)
    now, asked = clock.now(), (clean_line(request.args.get("q", "")) or "")[:100]
    found = queries.ranked(row, now, now - A_YEAR, asked)
    page = web.page_of(found, web.page_number())
    private = {each.who.id: {Read.PRIVATE} for each in page.rows if kept_from(row, each.facts)}
    if note_reads(private, current_user.person_id, opportunity.id):
        opportunity = web.load(Opportunity, ref, may_manage)
    shown = [(each, each.why(row, now, everything)) for each in page.rows]
    return render_template(
        "matching/who_fits.html", opportunity=opportunity, page=page, shown=shown, q=asked,
        standing=queries.standing_in(opportunity.id, [each.who.id for each in page.rows]),
        fitting=sum(not each.missing for each in found), tag_of=_tag, proposal=_open(),
    )  # fmt: skip


def _tag(state: PlaceState) -> tuple[str, str]:
    words, colour = STAFF_WORDS[state]
    return words(), colour


def _open() -> Proposal | None:
    """The proposal that somebody can be put into."""
    found = to_see()
    return found if found and found.state is ProposalState.READY else None
