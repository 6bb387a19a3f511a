"""Who took part and for how long, for everyone in a session at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.recognition import queries, rules
from app.recognition.actions.presence import forget_presence
from app.recognition.queries import Attendance, Row
from app.signups import actions as signups
from app.signups.models import Place


@dataclass(frozen=True)
class Answer:
    """What was said of one place. `seen` is the contribution that stood on the page when it was said, if any."""

    place_ref: str
    took_part: bool
    activity_minutes: int = 0
    prep_minutes: int = 0
    seen: int | None = None
    other_parts: tuple[tuple[str, int], ...] = ()  # minutes by the code of a part, none of them 0


class ChangedMeanwhile(RuleBroken):
    """Somebody else recorded something different about `place_ref` since the page was opened."""

    def __init__(self, sentence: str, place_ref: str) -> None:
        super().__init__(sentence)
        self.place_ref = place_ref


def record_attendance(opportunity_id: int, session_id: int | None, answers: Sequence[Answer], *, by: Actor) -> int:
    """Record all answers or none; returns how many changed anything. The same again changes nothing.

    Raises RuleBroken for what has not begun, was cancelled, or is not a place here; ChangedMeanwhile as it says.
    """
    opportunity = lock(opportunity_id)
    session = _session(opportunity, session_id)
    sheet = queries.attendance_of(opportunity, session)
    rows = {row.place.ref: row for row in sheet.rows}
    if any(answer.place_ref not in rows for answer in answers):
        raise RuleBroken(_("Somebody on this page does not have a place any more. Look at the page again."))
    changed = {answer.place_ref: answer for answer in answers if _record(sheet, rows[answer.place_ref], answer, by=by)}
    if session is not None:
        _end_series(sheet, [(rows[ref].place, answer.took_part) for ref, answer in changed.items()], by=by)
    return len(changed)


def _session(opportunity: Opportunity, session_id: int | None) -> Session | None:
    if session_id is None:
        return None
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    if session is None or session.state is SessionState.CANCELLED:
        raise RuleBroken(_("This session was cancelled, so there is nothing to record."))
    if not rules.has_begun(session.starts_at, clock.now()):
        raise RuleBroken(_("You can record this once the session has begun."))
    return session


def _record(sheet: Attendance, row: Row, answer: Answer, *, by: Actor) -> bool:
    """Whether this answer changed anything."""
    if _says_the_same(row, answer):
        return False
    if answer.seen != (row.contribution.id if row.contribution else None):
        sentence = _("Somebody else recorded this while you had the page open. Look at it again before you save.")
        raise ChangedMeanwhile(sentence, answer.place_ref)
    if answer.took_part:
        _took_part(sheet, row, answer, by=by)
    else:
        signups.did_not_take_part(row.place.id, sheet.session_id, by=by)
    forget_presence(row.place.id, sheet.session_id)
    return True


def _says_the_same(row: Row, answer: Answer) -> bool:
    if row.took_part is not answer.took_part:
        return False
    there = row.contribution
    if not answer.took_part or there is None:
        return not answer.took_part
    said = (answer.activity_minutes, answer.prep_minutes, dict(answer.other_parts))
    return said == (there.activity_minutes, there.prep_minutes, there.other_minutes)


def _took_part(sheet: Attendance, row: Row, answer: Answer, *, by: Actor) -> None:
    most = rules.longest_activity(sheet.activity_minutes, dated=sheet.session is not None)
    known = {part.value for part in sheet.parts}
    others = all(code in known and 0 < minutes <= rules.LONGEST_PART for code, minutes in answer.other_parts)
    if not (0 < answer.activity_minutes <= most and 0 <= answer.prep_minutes <= rules.LONGEST_PART and others):
        raise RuleBroken(_("Check the hours: some of them cannot be right."))
    signups.took_part(
        row.place.id, sheet.session_id,
        activity_minutes=answer.activity_minutes, prep_minutes=answer.prep_minutes,
        other_parts=answer.other_parts, by=by,
    )  # fmt: skip


def _end_series(sheet: Attendance, said: Sequence[tuple[Place, bool]], *, by: Actor) -> None:
    """What whole places came to, once nothing of them lies ahead: some of it, or (every session recorded) none.

    What was said just now is counted as said: where this is itself a reaction, its records are written after it.
    """
    assert sheet.session is not None
    if any(not rules.has_begun(session.starts_at, clock.now()) for session in sheet.planned):
        return
    db.session().flush()
    whole = {place.id: took_part for place, took_part in said if place.session_id is None}
    here, missed = queries.took_part_in(whole), queries.missed_by(whole)
    for place_id, took_part in whole.items():
        (here if took_part else missed)[place_id].add(sheet.session.id)
        (missed if took_part else here)[place_id].discard(sheet.session.id)
    every = {session.id for session in sheet.planned}
    for place_id in whole:
        if here[place_id] or missed[place_id] >= every:
            signups.series_recorded(place_id, took_part=bool(here[place_id]), by=by)
