"""What a person hears of an offer, and the time to answer: it runs only once the offer can have reached them."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.calendar import occasions
from app.calendar import queries as calendar_queries
from app.calendar.answering import links
from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.messages import actions as messages
from app.messages import events as told
from app.messages import queries as outbox
from app.messages import write
from app.messages.models import OutboxMessage
from app.messages.rules import OFFERS, way_to
from app.messages.states import MessageState
from app.people.models import Channel, Person
from app.signups import actions as signups
from app.signups import events, queries
from app.signups.models import Place
from app.signups.states import PlaceState

TOO_SHORT = timedelta(minutes=30)  # nobody can answer a message that arrives so late


def place_offered(event: events.PlaceOffered, by: Actor) -> None:
    _offer(calendar_queries.place(event.place_id), by=by)


def asked_alone(event: events.AskedAlone, by: Actor) -> None:
    _ask_alone(calendar_queries.place(event.place_id), by=by)


def person_told(event: told.PersonTold, by: Actor) -> None:
    """Whoever was told of an offer by a call has time to think from now on."""
    message = db.session().get_one(OutboxMessage, event.message_id)
    if message.name in OFFERS:
        signups.start_clock(_place_of(message), by=by)


def sent_again(event: told.MessageSentAgain, by: Actor) -> None:
    """The words of an offer say until when: they are written anew, with the time that there is now."""
    message = db.session().get_one(OutboxMessage, event.message_id)
    place = calendar_queries.place(_place_of(message)) if message.name in OFFERS else None
    if place is None or place.state is not PlaceState.OFFERED:
        return
    messages.take_back(message.name, message.about)
    signups.renew_offer(place.id, by=by)
    say = _offer if message.name == "place_offered" else _ask_alone
    say(place, by=by, again=f"-{message.id}")


def unreached(now: datetime) -> list[tuple[int, int]]:
    """(place, message) of offers whose message failed, or has not left when the time to answer is as good as over."""
    unsent = {_place_of(message): message for message in outbox.offers_not_sent()}
    running = queries.answered_by(unsent) if unsent else {}
    failed = {place_id for place_id, message in unsent.items() if message.state is MessageState.FAILED}
    late = [place_id for place_id, due in running.items() if place_id in failed or due <= now + TOO_SHORT]
    return [(place_id, unsent[place_id].id) for place_id in late]


def pause_unreached(place_id: int, message_id: int) -> bool:
    """It stands on the team's list of calls from now on; false where somebody was told, or has answered, meanwhile."""
    paused = signups.pause_offer(place_id, by=SYSTEM)
    if paused:
        messages.give_up(message_id)
    return paused


def by_letter(person: Person) -> bool:
    """Whether an offer reaches this person by post."""
    return way_to(person, short=True)[0] is Channel.LETTER


def _offer(place: Place, *, by: Actor, again: str = "") -> None:
    occasion = occasions.of_place(place, clock.now(), held=False)
    rings = _give_time(place, by=by)
    once = f"{place.moves[-1].id}{again}"
    write.place_offered(
        place.person, place.id, occasion, once=once, answer_by=place.answer_by, rings=rings, because=place.because,
        link=links.for_offer(place),
    )  # fmt: skip


def _ask_alone(place: Place, *, by: Actor, again: str = "") -> None:
    occasion = occasions.of_place(place, clock.now(), held=False)
    offered = place.state is PlaceState.OFFERED
    rings = offered and _give_time(place, by=by)
    once = f"{place.pair_id}{again}"
    write.asked_alone(
        place.person, place.id, occasion, once=once, answer_by=place.answer_by, offered=offered, rings=rings,
        link=links.for_offer(place),
    )  # fmt: skip


def _give_time(place: Place, *, by: Actor) -> bool:
    """Let the time to answer be that of the person's own way; says whether somebody has to ring them."""
    if by_letter(place.person):
        return not signups.allow_for_post(place.id)
    rings = way_to(place.person, short=True)[0] is Channel.PHONE
    if rings:
        signups.pause_offer(place.id, by=by)
    return rings


def _place_of(message: OutboxMessage) -> int:
    return int(message.about.partition(":")[2])
