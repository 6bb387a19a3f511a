"""What pages and papers say of contributions and certificates: one wording for HTML, PDF and the public check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, url_for

from app.core import papers, tax_year
from app.core.clock import LONDON, now
from app.core.formatting import day, hours, joined, money
from app.core.i18n import gettext as _
from app.opportunities import pages as promises
from app.opportunities.models import Opportunity
from app.opportunities.states import Tier
from app.recognition import rules
from app.recognition.models import Certificate, Contribution, Rate
from app.recognition.queries import Attendance
from app.recognition.queries.catalogue import RateLine, catalogue


def tier_words(tier: str) -> str:
    return str({Tier.STANDARD.value: _("Standard"), Tier.ENHANCED.value: _("Enhanced")}.get(tier, tier))


def to_check(rate: Rate, rates: Sequence[Rate], today: date) -> bool:
    """Whether it is the one in force, and nobody has looked at it since the tax year began."""
    in_force = rules.rate_on(rates, rate.tier, today)
    return in_force is rate and tax_year.out_of_date(rate.checked_on or rate.effective_from, today)


@dataclass(frozen=True)
class ContributionWords:
    """One line of "My involvement": what, when, how long, the payment and how it was worked out."""

    title: str
    kind: str
    when: str
    time: str
    payment: str
    reckoning: str
    certificate_url: str | None


def contribution_words(contribution: Contribution) -> ContributionWords:
    opportunity, certificate = contribution.place.opportunity, contribution.certificate
    return ContributionWords(
        title=opportunity.title,
        kind=opportunity.kind.name,
        when=day(contribution.happened_on),
        time=time_words(contribution),
        payment=payment_words(contribution),
        reckoning=contribution.reckoning,
        certificate_url=url_for("recognition.certificate", code=certificate.code) if certificate else None,
    )


def payment_words(contribution: Contribution) -> str:
    """The sum, or that there is none yet, or none at all."""
    if contribution.pence is None:
        return str(_("Not worked out yet"))
    return money(contribution.pence) if contribution.pence else str(_("None"))


def time_words(contribution: Contribution) -> str:
    """Such as "3 hours 30 minutes, of which preparation: 1 hour"."""
    total = hours(contribution.given_minutes)
    if not contribution.prep_minutes:
        return total
    prep = hours(contribution.prep_minutes)
    return str(_("%(total)s, of which preparation: %(prep)s", total=total, prep=prep))


def other_time(contribution: Contribution) -> str:
    """The time of other parts that are paid, such as "1 hour of training"; empty where there is none."""
    return joined(rules.part_of(rules.Part(code), spent) for code, spent in contribution.other_minutes.items())


def sheet_title(sheet: Attendance) -> str:
    """What the page of a session is called, without naming anybody."""
    if sheet.session is None:
        return sheet.opportunity.title
    label = sheet.session.label or sheet.opportunity.title
    return f"{label}, {day(sheet.session.starts_at)}"


@dataclass(frozen=True)
class CertificateWords:
    """A certificate in words. `check_address` is empty while its holder has the check switched off."""

    title: str
    organisation: str
    heading: str
    given_to: str
    name: str
    statement: str
    facts: list[tuple[str, str]]
    thanks: str
    check_heading: str
    check_text: str
    check_address: str

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        """The data of `certificate.typ`."""
        check = {"heading": self.check_heading, "text": self.check_text, "address": self.check_address}
        return {
            **papers.sheet(self.title, large_print=large_print),
            "heading": self.heading,
            "given_to": self.given_to,
            "name": self.name,
            "statement": self.statement,
            "facts": self.facts,
            "thanks": self.thanks,
            "check": check if self.check_address else None,
        }


def certificate_words(certificate: Certificate) -> CertificateWords:
    """For the holder: the name as they want it, and never a word of lived experience, seat or service by itself."""
    contribution = certificate.contribution
    name = contribution.place.person.name
    address = current_app.config["BASE_URL"] + url_for("recognition.check", code=certificate.code)
    return CertificateWords(
        title=_("Certificate of involvement: %(name)s", name=name),
        organisation=current_app.config["ORGANISATION_NAME"],
        heading=_("Certificate of involvement"),
        given_to=_("This is to say that"),
        name=name,
        statement=_("took part in this activity."),
        facts=[*_chosen(certificate), *_always(contribution, time_words(contribution))],
        thanks=_("Thank you for your time, your care and what you know."),
        check_heading=_("To check this certificate"),
        check_text=_("Anyone who has this address can see that the certificate is real:"),
        check_address=address if certificate.checkable else "",
    )


def check_facts(certificate: Certificate) -> list[tuple[str, str]]:
    """For anyone who holds the code: initials, activity, date and time, and what the holder chose to add."""
    contribution = certificate.contribution
    name = contribution.place.person.name
    who = (_("Name"), name) if certificate.shows_name else (_("Initials"), rules.initials(name))
    total = hours(contribution.given_minutes)
    return [who, *_chosen(certificate), *_always(contribution, total)]


def _chosen(certificate: Certificate) -> list[tuple[str, str]]:
    opportunity = certificate.contribution.place.opportunity
    title = [(_("Title"), opportunity.title)] if certificate.shows_title else []
    team = [(_("Team"), opportunity.team.name)] if certificate.shows_team else []
    return title + team


def _always(contribution: Contribution, time: str) -> list[tuple[str, str]]:
    kind = contribution.place.opportunity.kind.name
    return [(_("Activity"), kind), (_("Date"), day(contribution.happened_on)), (_("Time given"), time)]


def payment(opportunity: Opportunity, known: Sequence[RateLine] | None = None) -> str:
    """What an opportunity pays, at the rates in force on the day it begins.

    A writer hands in what `catalogue()` knows: to it nothing is kept, and asking for each would be two statements each.
    """
    return promises.pay_words(opportunity, _in_force(opportunity, catalogue().rates if known is None else known))


def _in_force(opportunity: Opportunity, known: Sequence[RateLine]) -> dict[str, int]:
    on = (opportunity.first_starts_at or now()).astimezone(LONDON).date()
    found: dict[str, int] = {}
    for rate in known:  # of each tier the newest comes first
        if rate.effective_from <= on:
            found.setdefault(rate.tier, rate.pence)
    return found
