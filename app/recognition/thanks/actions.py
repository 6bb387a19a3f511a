"""Saying thank you, saying what one did, and confirming it. Each holds the person of the part first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions.persons import hold
from app.recognition.models import Contribution
from app.recognition.thanks import rules
from app.recognition.thanks.events import SkillsConfirmed, SkillsSaid, Thanked
from app.recognition.thanks.models import Skill, ThankYou


def thank(part_id: int, sender_id: int, words: str, *, by: Actor) -> None:
    part = _part(part_id)
    wanted = select(ThankYou.id).where(
        ThankYou.place_id == part.place_id, ThankYou.session_id.is_not_distinct_from(part.session_id),
        ThankYou.sender_id == sender_id,
    )  # fmt: skip
    if db.session().scalar(wanted) is not None:
        raise RuleBroken(_("You have thanked them for this already. Your words are with them."))
    row = ThankYou(
        place_id=part.place_id, session_id=part.session_id, person_id=part.person_id, sender_id=sender_id, words=words,
        at=clock.now(),
    )  # fmt: skip
    db.session().add(row)
    db.session().flush()
    emit(Thanked(row.id, part.person_id), by=by)


def say_skills(part_id: int, words: Sequence[str], *, asks: bool, by: Actor) -> None:
    """These and no others. What a host confirmed stays so while its words stay."""
    part = _part(part_id)
    if len(words) > rules.MOST:
        raise RuleBroken(_("Keep to %(most)d or fewer. The ones that matter to you are enough.", most=rules.MOST))
    there = {row.words: row for row in _skills(part)}
    for gone in set(there) - set(words):
        db.session().delete(there.pop(gone))
    for each in words:
        row = there.get(each)
        if row is None:
            row = Skill(place_id=part.place_id, session_id=part.session_id, person_id=part.person_id, words=each,
                        said_at=clock.now())  # fmt: skip
            db.session().add(row)
        row.asks = asks
    emit(SkillsSaid(part.place_id), by=by)


def confirm(part_id: int, refs: Collection[str], *, by: Actor) -> None:
    """The host was there and saw it. What was taken away meanwhile, or is no longer asked about, is passed by."""
    part = _part(part_id)
    wanted = [row for row in _skills(part) if row.ref in refs and row.asks and row.confirmed_at is None]
    if not wanted:
        raise RuleBroken(_("Choose what you can confirm, or leave this page as it is."))
    for row in wanted:
        row.confirmed_at, row.confirmed_by_id = clock.now(), by.person_id
    emit(SkillsConfirmed(part.place_id, len(wanted)), by=by)


def _skills(part: Contribution) -> Sequence[Skill]:
    here = Skill.place_id == part.place_id, Skill.session_id.is_not_distinct_from(part.session_id)
    return db.session().scalars(select(Skill).where(*here).with_for_update()).all()


def _part(part_id: int) -> Contribution:
    """What counts now for the part that the page was made of."""
    seen = db.session().get_one(Contribution, part_id)
    hold(seen.person_id)
    wanted = select(Contribution).where(
        Contribution.place_id == seen.place_id, Contribution.session_id.is_not_distinct_from(seen.session_id),
        Contribution.current,
    )  # fmt: skip
    found = db.session().scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise RuleBroken(_("It is not recorded any more that they took part. Please look at the record first."))
    return found
