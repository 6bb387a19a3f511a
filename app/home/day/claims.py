"""Claims that have waited for somebody for too long, and payments that are later than was promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import current_app, url_for
from sqlalchemy import exists, func, select

from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.home.day.need import Need, Viewer, oldest
from app.people.models import Person
from app.recognition.claims.models import Claim
from app.recognition.claims.states import ClaimState
from app.recognition.finance.models import PayableLine
from app.recognition.finance.queries import without_payee
from app.recognition.signing import queries, rules
from app.recognition.signing.models import BudgetHolder

S = ClaimState


def claims_to_confirm(_viewer: Viewer) -> Iterator[Need]:
    for row in oldest(queries.waiting_teams(), func.min(queries.came_to(S.CLAIMED))):
        said = ngettext("%(team)s has had %(num)d claim for more than a week: ask them to confirm it",
                        "%(team)s has had %(num)d claims for more than a week: ask them to confirm them",
                        row.number, team=row.name)  # fmt: skip
        yield Need(row.since, said, url_for("signing.to_confirm", area="team"))


def claims_nobody_holds(_viewer: Viewer) -> Iterator[Need]:
    held = exists().where(BudgetHolder.cost_centre == queries.centre())
    for row in oldest(queries.waiting_centres().where(~held), func.min(queries.came_to(S.CONFIRMED))):
        if row.code:
            yield Need(row.since, _("Say who holds cost centre %(code)s: claims wait for it", code=row.code),
                       url_for("signing.centre", centre=row.code))  # fmt: skip
        else:
            yield Need(row.since, _("Claims wait that have no cost centre: give one to the team or the opportunity"),
                       url_for("signing.holders"))  # fmt: skip


def claims_to_authorise(viewer: Viewer) -> Iterator[Need]:
    held = exists().where(BudgetHolder.cost_centre == queries.centre())
    late = queries.came_to(S.CONFIRMED) <= viewer.now - rules.WITH_ONE
    wanted = queries.waiting_centres().where(held, late)
    for row in oldest(wanted, func.min(queries.came_to(S.CONFIRMED))):
        said = ngettext("%(num)d claim has waited for the budget holder of %(code)s for more than a week: ask them",
                        "%(num)d claims have waited for the budget holder of %(code)s for more than a week: ask them",
                        row.number, code=row.code)  # fmt: skip
        yield Need(row.since, said, url_for("signing.holders"))


def payees_to_set_up(_viewer: Viewer) -> Iterator[Need]:
    """What is agreed waits for it, whatever day it was promised by."""
    for row in oldest(without_payee(), func.min(PayableLine.owed_at), Person.id):
        said = _("Write down how %(name)s is paid: a payment that is agreed waits for it", name=row.Person.name)
        yield Need(row.since, said, url_for("finance.payee_for", ref=row.Person.ref))


def payments_late(viewer: Viewer) -> Iterator[Need]:
    """With finance, and later than was promised: somebody should ask, and ring the person."""
    wanted = select(Person).join(Claim, Claim.person_id == Person.id)
    wanted = wanted.where(Claim.state.in_(queries.WITH_FINANCE), *queries.past_promise())
    days = timedelta(days=current_app.config["PAYMENT_DAYS"])
    for row in oldest(wanted, queries.came_to(S.CLAIMED, by_person=True), Claim.id):
        said = _("%(name)s was to be paid by now: ask finance, and tell them", name=row.Person.name)
        yield Need(min(row.since + days, viewer.now), said, url_for("claims.index", person=row.Person.ref))
