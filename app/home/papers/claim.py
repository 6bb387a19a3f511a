"""The claim form on paper, filled in as far as it is known, with room to write and to tick."""

from __future__ import annotations

from datetime import date

from flask import current_app

from app.core.formatting import day, hours, money
from app.core.i18n import gettext as _
from app.core.papers import Letter, Part, address_of
from app.recognition.claims import pages, queries, rules
from app.recognition.claims.models import Claim
from app.recognition.claims.states import LineKind

BLANK = "_" * 24
BOX = "[   ]"


def form(claim: Claim, today: date) -> Letter:
    """To fill in with a pen and post back. Everything on it can also be said by phone."""
    words = [
        _("Hello %(name)s.", name=claim.person.first_name),
        _("This is your claim on paper. Fill in what is missing, and post it back to us. Or ring us, and we do it."),
    ]
    return Letter(
        heading=_("Claim form"), to=address_of(claim.person.name, claim.person.address), on=today, words=words,
        parts=[_part_taken(claim), _spent(claim), _wish(), _back(claim)],
    )  # fmt: skip


def _part_taken(claim: Claim) -> Part:
    record, kind = claim.contribution, claim.place.opportunity.kind
    minutes = record.given_minutes if record else pages.said(claim)
    return Part(_("What it is for"), facts=[
        (_("What"), kind.neutral_title), (_("When"), day(claim.happened_on)), (_("Your time"), hours(minutes)),
        (_("Involvement payment"), pages.fee_words(claim)), (_("Number of this claim"), claim.ref),
    ])  # fmt: skip


def _spent(claim: Claim) -> Part:
    """What is written down already, then a line for each kind that the advert named, and two for anything else."""
    there = [(pages.line_words(line), money(line.pence)) for line in claim.lines]
    known = {line.kind for line in claim.lines}
    opportunity = claim.place.opportunity
    home = current_app.config["HOME_PENCE"]
    promised = set(rules.promised(opportunity.expenses))
    offered = rules.offered(opportunity.expenses, opportunity.format, known, home_pence=home)
    asked = [kind for kind in offered if kind in promised and kind not in known]
    return Part(
        _("What you spent"),
        _("Please put your receipts with it. For a car, a motorcycle or a bicycle write the miles, there and back."),
        facts=[*there, *((str(pages.KINDS[kind]), BLANK) for kind in [*asked, LineKind.OTHER, LineKind.OTHER])],
    )


def _wish() -> Part:
    """Nobody is asked why."""
    ways = [
        _("All of my payment"), _("A part of it: £ %(blank)s", blank=BLANK), _("A voucher instead of money"),
        _("No payment, only what I spent"),
    ]  # fmt: skip
    if queries.charities():
        names = ", ".join(each.name for each in queries.charities())
        ways.append(_("To a charity (%(names)s): %(blank)s", names=names, blank=BLANK))
    ways.append(_("Not before this day: %(blank)s", blank=BLANK))
    return Part(_("How you would like it"), lines=[f"{BOX} {each}" for each in ways])


def _back(claim: Claim) -> Part:
    config = current_app.config
    last = queries.last_day(claim)
    return Part(
        _("Sending it back"),
        _("Is all of it right? Then write your name and send it by %(day)s. Later than that, ring us on %(phone)s.",
          day=day(last), phone=config["CONTACT_PHONE"]),
        facts=[(_("Your name"), BLANK), (_("Date"), BLANK)],
    )  # fmt: skip
