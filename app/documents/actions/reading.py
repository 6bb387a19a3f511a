"""What readers do: declare, choose how they read, open. And the printed packs that are posted for them."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.documents import declaration, events, queries, rules
from app.documents.models import Declaration, DocumentFile, DocumentOpening, PackChoice
from app.documents.states import DocumentFormat, Way
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity
from app.people.actions.persons import hold


def declare(opportunity_id: int, person_id: int, *, by: Actor) -> None:
    """Confidentiality, once for each panel. Twice is once, and the first words and day stand."""
    _must_be_on_it(opportunity_id, person_id)
    assert by.person_id is not None
    if queries.declared(opportunity_id, person_id) is not None:
        return
    row = Declaration(
        opportunity_id=opportunity_id, person_id=person_id, words=declaration.CURRENT, at=clock.now(),
        by_id=by.person_id, asked=by.asked.value if by.asked else None,
    )  # fmt: skip
    db.session().add(row)
    emit(events.ConfidentialityDeclared(opportunity_id, person_id, row.words), by=by)


def choose_way(opportunity_id: int, person_id: int, way: Way, format: DocumentFormat | None, *, by: Actor) -> None:  # noqa: A002
    """A pack that is on its way already stays so; whoever chooses post again is sent nothing twice."""
    _must_be_on_it(opportunity_id, person_id)
    if way is Way.POST and person_id not in queries.advisors_on(opportunity_id):
        raise RuleBroken(_("Printed packs are posted to advisors. Please print it yourself, or ask the host."))
    row = queries.choice_of(opportunity_id, person_id)
    if row is None:
        row = PackChoice(opportunity_id=opportunity_id, person_id=person_id)
        db.session().add(row)
    row.way, row.format, row.chosen_at = way, format, clock.now()
    emit(events.WayChosen(opportunity_id, person_id), by=by)


def mark_posted(opportunity_id: int, person_id: int, *, by: Actor) -> None:
    """Their printed pack is in the post. Twice is once."""
    _must_be_on_it(opportunity_id, person_id)
    row = queries.choice_of(opportunity_id, person_id)
    if row is None or row.way is not Way.POST:
        raise RuleBroken(_("They do not want a printed pack any more. You do not need to post it."))
    if row.posted_at is None:
        row.posted_at, row.posted_by_id = clock.now(), by.person_id
        emit(events.PackPosted(opportunity_id, person_id), by=by)


def open_file(file_id: int, person_id: int, *, keeps: bool, by: Actor) -> None:
    """Write down that they open it, or say why they cannot. `keeps`: they run it, so they need not be on it.

    To be committed before any byte is sent.
    """
    row = db.session().get_one(DocumentFile, file_id, populate_existing=True)
    opportunity = db.session().get_one(Opportunity, row.document.opportunity_id)
    if row.gone_at is not None or clock.today() > rules.last_day(
        row.document.last_day, opportunity, row.document.added_at
    ):
        raise RuleBroken(_("This document is not there any more: its last day is over, or it was taken down."))
    if row.asks_since is not None or not (keeps or person_id in queries.on_it(opportunity.id)):
        raise RuleBroken(_("This document cannot be opened at the moment."))
    if queries.asks_declaration(opportunity, person_id):
        raise RuleBroken(_("Please say first that you keep what you read to yourself."))
    db.session().add(DocumentOpening(file_id=file_id, person_id=person_id, at=clock.now()))
    emit(events.FileOpened(file_id, opportunity.id, person_id), by=by)


def _must_be_on_it(opportunity_id: int, person_id: int) -> None:
    hold(person_id)
    lock(opportunity_id)
    if person_id not in queries.on_it(opportunity_id):
        raise RuleBroken(_("Only whoever has a place in this can do that."))
