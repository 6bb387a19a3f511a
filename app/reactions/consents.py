"""What follows when a yes is taken back: whoever hosts it is told at once to stop using it."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.signups.consents import pages
from app.signups.consents.events import ConsentTakenBack
from app.signups.consents.models import Consent


def tell_host(event: ConsentTakenBack, _by: Actor) -> None:
    row = db.session().get_one(Consent, event.consent_id)
    opportunity = row.opportunity
    for person in [each for each in (opportunity.host, opportunity.deputy) if each is not None]:
        write.consent_taken_back(
            person, row.id, title=opportunity.kind.neutral_title, own_title=opportunity.title, name=row.person.name,
            what=str(pages.NAMES[row.to]), path=f"/host/opportunities/{opportunity.ref}/consents",
            once=str(len(row.moves)),
        )  # fmt: skip
