"""What follows from news being gathered: one message to each, in the way they chose for news."""

from __future__ import annotations

from collections.abc import Mapping

from app.calendar.occasions import title_for
from app.core import clock
from app.core.actor import Actor
from app.messages import write
from app.messages.write import New
from app.opportunities import pages
from app.opportunities.models import Opportunity
from app.opportunities.queries import facts_of
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import good_reasons
from app.people.models import Person
from app.recognition.pages import payment
from app.recognition.queries.catalogue import catalogue
from app.signups.news import events, queries


def tell(event: events.NewsGathered, _by: Actor) -> None:
    """As many statements for a batch, however many people and opportunities are in it."""
    facts, news = facts_of(list(event.person_ids)), queries.news_of(event.person_ids, event.at)
    rates = catalogue().rates
    pay = {row.id: payment(row, rates) for row in {row.id: row for each in news for row in each.opportunities}.values()}
    told = [(each.person, [_new(each.person, row, facts[each.person.id], pay) for row in each.opportunities])
            for each in news]  # fmt: skip
    write.news(told, at=event.at)


def _new(person: Person, row: Opportunity, facts: AdvisorFacts, pay: Mapping[int, str]) -> New:
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
