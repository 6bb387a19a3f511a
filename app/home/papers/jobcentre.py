"""The letter for Jobcentre Plus: what involvement is, in the words that its staff know.

It says nothing of what anybody receives. It follows the published templates of NIHR (letter about welfare benefits)
and of Disability Rights UK.
"""

from __future__ import annotations

from datetime import date, datetime

from flask import current_app

from app.core.formatting import day, money
from app.core.i18n import gettext as _
from app.core.months import months_later
from app.core.papers import Letter, Part, address_of
from app.people.models import Person
from app.recognition.limits.queries import money_of

BACK = 6  # months of payments that are listed


def jobcentre(person: Person, now: datetime) -> Letter:
    config = current_app.config
    return Letter(
        heading=_("Service user involvement: information for Jobcentre Plus"),
        to=address_of(person.name, person.address),
        on=now.date(),
        words=[
            _("To whom it may concern,"),
            _("%(name)s takes part in service user involvement with %(organisation)s.",
              name=person.full_name, organisation=config["ORGANISATION_NAME"]),
        ],
        parts=[_what_it_is(), _no_employment(), _payments(), *_paid(person.id, now.date())],
        after=[
            _("If you have a question, please ring the involvement team on %(phone)s (%(hours)s).",
              phone=config["CONTACT_PHONE"], hours=config["CONTACT_HOURS"]),
            _("The involvement team, %(organisation)s", organisation=config["ORGANISATION_NAME"]),
        ],
    )  # fmt: skip


def _what_it_is() -> Part:
    return Part(
        _("What it is"),
        _("People are asked for their views and experience, so that services get better. They may sit on a panel, "
          "read a leaflet, help to train staff or come to a meeting."),
    )  # fmt: skip


def _no_employment() -> Part:
    return Part(
        _("It is not employment"),
        lines=[
            _("Nobody has to take part. There are no set hours, and nothing is promised for the time to come."),
            _("They can say no, stop or take a break at any time, and need give no reason."),
            _("That somebody takes part does not show how well they are, or that they could do paid work."),
        ],
    )


def _payments() -> Part:
    return Part(
        _("Payments"),
        lines=[
            _("Some activities have an involvement payment. People can take all of it, a part, or none."),
            _("Under the rules on service user involvement, a payment that was turned down does not count as income."),
            _("Costs, such as fares, are paid back. They are not income either."),
        ],
    )


def _paid(person_id: int, today: date) -> list[Part]:
    """What arrived, for a journal or a form. Nothing of it where nothing did."""
    since = months_later(today, -BACK)
    found = sorted((each for each in money_of(person_id) if each.arrived and each.on >= since), key=lambda one: one.on)
    if not found:
        return []
    facts = [(day(each.on), money(each.pence)) for each in found]
    return [Part(_("Payments in the last %(number)d months", number=BACK), facts=facts)]
