"""What can happen to a place."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class PlaceEvent(Event):
    place_id: int


@dataclass(frozen=True)
class InterestNoted(PlaceEvent):
    """We have your name."""


@dataclass(frozen=True)
class ReserveJoined(PlaceEvent):
    """All places are taken; the name stands on the reserve list. `number` is 1 for the next in line."""

    number: int


@dataclass(frozen=True)
class PutInOrder(Event):
    """Names have closed and were put in order, once and for good."""

    opportunity_id: int
    names: int


@dataclass(frozen=True)
class OthersCameFirst(PlaceEvent):
    """The order put others first: this name waits on the reserve list, in the order."""


@dataclass(frozen=True)
class PlaceOffered(PlaceEvent):
    pass


@dataclass(frozen=True)
class OfferToldByPhone(PlaceEvent):
    """From now on the time to answer runs."""


@dataclass(frozen=True)
class OfferPaused(PlaceEvent):
    """No time to answer runs until the person has been told."""


@dataclass(frozen=True)
class OfferRenewed(PlaceEvent):
    """It is told once more, because it had not reached the person: the time to answer begins again."""


@dataclass(frozen=True)
class OfferShortened(PlaceEvent):
    """A session was moved: the time to answer ends sooner than was said before."""


@dataclass(frozen=True)
class StillInterested(PlaceEvent):
    """After an offer that passed: on the list again, at the number they had."""


@dataclass(frozen=True)
class Paired(PlaceEvent):
    """The team wrote down that two come together or not at all."""

    other_place_id: int


@dataclass(frozen=True)
class AskedAlone(PlaceEvent):
    """Whom they wanted to come with is gone: they are asked whether they would come on their own."""


@dataclass(frozen=True)
class ComesAlone(PlaceEvent):
    pass


@dataclass(frozen=True)
class PlaceReseated(PlaceEvent):
    """Moved to a seat that is alike, so that somebody else fits in. Nothing the person was told changes."""

    seat_id: int


@dataclass(frozen=True)
class AsksHeld(Event):
    """More people could be asked at once than is done silently: the rest waits for a person of the team."""

    opportunity_id: int


@dataclass(frozen=True)
class OfferDeclined(PlaceEvent):
    pass


@dataclass(frozen=True)
class OfferLapsed(PlaceEvent):
    pass


@dataclass(frozen=True)
class CallNeeded(PlaceEvent):
    """Too close to the day for an offer by message: somebody has to ring."""

    call_id: int


@dataclass(frozen=True)
class CallAnswered(PlaceEvent):
    """`said` is the state the call came to."""

    call_id: int
    said: str


@dataclass(frozen=True)
class YesCameSecond(PlaceEvent):
    """Somebody said yes on the phone when the place had just gone to another; they stay on the list."""

    call_id: int


@dataclass(frozen=True)
class PlaceConfirmed(PlaceEvent):
    pass


@dataclass(frozen=True)
class WalkedIn(PlaceEvent):
    """Somebody of the register came on the day and was given a place; `past_the_number` on purpose, where it was full.

    Nobody is told: they are there.
    """

    session_id: int
    past_the_number: bool


@dataclass(frozen=True)
class SignOffPassedOver(PlaceEvent):
    """The involvement team gave or asked for this seat on purpose, although nobody had signed the person off for it."""


@dataclass(frozen=True)
class PlaceWithdrawn(PlaceEvent):
    """`held` says whether a seat was held, confirmed or on offer."""

    held: bool


@dataclass(frozen=True)
class PlaceReleased(PlaceEvent):
    move_id: int  # the history row that holds the reason


@dataclass(frozen=True)
class PlaceNotSelected(PlaceEvent):
    move_id: int


@dataclass(frozen=True)
class PlaceCancelled(PlaceEvent):
    """The session or opportunity went. `held` says whether the person had a confirmed place."""

    held: bool


@dataclass(frozen=True)
class SeriesRecorded(PlaceEvent):
    """The last session of a series is over and recorded. `took_part` says whether the person was at any of them."""

    took_part: bool


@dataclass(frozen=True)
class SeriesGoesOn(PlaceEvent):
    """A session was added to a series that seemed to be over: the place is a confirmed one again."""


@dataclass(frozen=True)
class OwnLimitSet(Event):
    """How much somebody wants to do in a month is theirs: the audit does not say it."""

    person_id: int


@dataclass(frozen=True)
class OrganisationLimitSet(Event):
    minutes: int | None
    sessions: int | None
    stops: bool
    travel_minutes: int


@dataclass(frozen=True)
class TookPart(PlaceEvent):
    """`other_parts`: minutes of training, meetings or travel, by the code of the part, where they are paid."""

    session_id: int | None
    activity_minutes: int
    prep_minutes: int
    other_parts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class DidNotTakePart(PlaceEvent):
    session_id: int | None


@dataclass(frozen=True)
class PlaceLeaving(PlaceEvent):
    """They said that they cannot come: the place is kept for them a little longer, and is freed then."""


@dataclass(frozen=True)
class PlaceKept(PlaceEvent):
    """They took back their no to work that has no session: where there are sessions, each says so itself."""
