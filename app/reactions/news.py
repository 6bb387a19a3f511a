"""What follows from news being gathered: one message to each, in the way they chose for news."""

from __future__ import annotations

from collections.abc import Mapping

from app.calendar.occasions import title_for
from app.core import clock
from app.core.actor import Actor
from app.core.clock import LONDON
from app.messages import write
from app.messages.write import New
from app.opportunities import pages
from app.opportunities.models import Opportunity
from app.opportunities.queries import facts_of
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import good_reasons
from app.people.models import Person
from app.recognition.queries import rates
from app.signups.news import events, queries

Pay = Mapping[int, str]


def tell(event: events.NewsGathered, _by: Actor) -> None:
    """As many statements for a batch, and one or two more for each message that is written."""
    facts, news = facts_of(list(event.person_ids)), queries.news_of(event.person_ids, event.at)
    pay = _payments({row.id: row for each in news for row in each.opportunities})
    for person, rows in news:
        told = [_new(person, row, facts[person.id], pay) for row in rows]
        write.new_for_you(person, told, at=event.at)


def _new(person: Person, row: Opportunity, facts: AdvisorFacts, pay: Pay) -> New:
    """The title is the neutral one, unless they chose otherwise: a mail or a letter may be read by others."""
    return New(
        title=title_for(person, row),
        when=pages.when_words(row),
        where=pages.where_words(row),
        payment=pay[row.id],
        closes=pages.closes_words(row) if row.closes_at else "",
        why=good_reasons(row, facts, clock.now()),
        path=f"/opportunities/{row.ref}",
    )


def _payments(rows: Mapping[int, Opportunity]) -> Pay:
    """What each pays, at the rates in force on the day it begins."""
    known, found = rates(), {}
    for number, row in rows.items():
        on = (row.first_starts_at or clock.now()).astimezone(LONDON).date()
        begun = sorted((rate for rate in known if rate.effective_from <= on), key=lambda rate: rate.effective_from)
        found[number] = pages.pay_words(row, {rate.tier: rate.pence for rate in begun})
    return found
