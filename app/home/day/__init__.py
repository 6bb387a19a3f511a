"""The team's day: what needs a person, oldest first, gathered from all rooms by one small table.

To add a line: write one function like those beside this file (one statement, oldest first, at most `MOST` rows),
name it in `NEEDS`, and test it beside the others (`test_day.py`). Nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

from app.core import clock
from app.home.day import (
    apart,
    buddies,
    claims,
    concerns,
    conflicts,
    daybook,
    documents,
    ideas,
    joining,
    letters,
    outcomes,
    panels,
    people,
    places,
    plans,
    pledge,
    proposals,
    recording,
    reviews,
    telling,
    ways,
    welcomes,
)
from app.home.day.need import MOST, Need, Viewer

NEEDS: tuple[Callable[[Viewer], Iterable[Need]], ...] = (
    concerns.concerns_to_look_into,
    telling.calls_to_make,
    telling.places_to_ring_about,
    telling.messages_not_sent,
    telling.mails_to_read,
    telling.mailbox_not_read,
    apart.to_ring_first,
    people.addresses_that_fail,
    places.to_approve,
    places.to_choose,
    places.to_ask_next,
    places.days_without_somebody,
    conflicts.conflicts_at_sign_up,
    conflicts.candidates_known,
    documents.packs_to_post,
    panels.tasks_of_panels,
    panels.advisors_to_ring,
    recording.sessions_to_record,
    recording.work_to_record,
    recording.payments_to_decide,
    claims.claims_to_confirm,
    claims.claims_nobody_holds,
    claims.claims_to_authorise,
    claims.payees_to_set_up,
    claims.payments_late,
    recording.payments_that_did_not_arrive,
    proposals.proposal_to_look_at,
    ways.sign_offs_asked_for,
    letters.letters_not_written,
    ideas.ideas_to_answer,
    buddies.buddies_wanted,
    welcomes.welcomes_to_show,
    reviews.reviews_to_begin,
    outcomes.outcomes_late,
    outcomes.promises_over,
    outcomes.points_to_approve,
    outcomes.not_quite,
    plans.plans_to_review,
    plans.statements_to_publish,
    pledge.words_for_the_wall,
    daybook.papers_to_send,
    daybook.terms_that_end,
    daybook.own_terms_that_end,
    joining.asked_to_join,
    joining.conversations_over,
    joining.steps_open_long,
    joining.room_for_the_next,
    joining.not_told_for_long,
    joining.rows_to_answer,
    joining.file_half_read,
    people.breaks_without_end,
    people.breaks_ended,
    people.no_answer_whether_they_stay,
    people.facilitators_who_left,
)


def needs_of(person_id: int) -> list[Need]:
    """What needs a person of the team now, oldest first, at most `MOST`: one statement a line of `NEEDS`."""
    viewer = Viewer(person_id, clock.now())
    found = [need for ask in NEEDS for need in ask(viewer)]
    return sorted(found, key=attrgetter("since"))[:MOST]


__all__ = ["MOST", "Need", "needs_of"]
