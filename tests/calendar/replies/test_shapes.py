"""Every shape of reply comes to what it should, once, however often it comes."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calendar.replies.reading import read
from app.calendar.replies.states import OUTCOMES, Outcome, Reason
from app.calendar.states import Answer
from app.signups.states import Coming, PlaceState
from tests.calendar.replies.shapes import SHAPES, To

HERE = To(
    uid="a" * 32 + "@alongside.example", address="ada@home.example", sequence=2, message_id="b" * 32 + "@x.example"
)
STANDS = {
    Reason.SAID_YES: (Answer.ACCEPTED, Coming.YES, False),
    Reason.SAID_NO: (Answer.DECLINED, None, True),
    Reason.PERHAPS: (Answer.TENTATIVE, Coming.PERHAPS, False),
    Reason.OTHER_TIME: (Answer.TENTATIVE, Coming.PERHAPS, False),
}
CAUSES = {Reason.SAID_NO: ["decline_noted"], Reason.OLD_TIME: ["answer_again"]}


def test_there_are_enough_shapes_and_each_reason_is_a_known_outcome():
    assert len(SHAPES) >= 60
    assert set(OUTCOMES) == set(Reason)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_it_comes_to_what_it_should_and_the_second_time_to_nothing(scene, changed, shape):
    found, reason = scene(), SHAPES[shape]
    changed(found)
    raw = shape(found.to())

    assert found.comes(raw) is reason
    once = _all(found)
    assert found.comes(raw) is Reason.SEEN_BEFORE

    assert _all(found) == once
    invitation, coming, place = found.invitation(), found.coming(), found.place()
    answer, said, leaving = STANDS.get(reason, (Answer.NEEDS_ACTION, None, False))
    assert invitation.answer is answer
    assert (coming.answer if coming else None) is said
    assert (place.state, place.leaving_at is not None) == (PlaceState.CONFIRMED, leaving)
    assert found.place(found.bea).state is PlaceState.RESERVE
    assert [row.name for row in found.mails()] == CAUSES.get(reason, [])
    assert (found.person().email_failing_since is not None) is (reason is Reason.BOUNCED)
    (row,) = found.log()
    assert (row.reason, row.outcome, row.times) == (reason, OUTCOMES[reason], 2)
    assert row.raw == (None if reason is Reason.TOO_LARGE else raw)


def _all(found) -> list[object]:
    invitation, coming, place = found.invitation(), found.coming(), found.place()
    return [
        invitation.answer, invitation.answer_dtstamp, invitation.sequence, coming and coming.answer, place.state,
        place.leaving_at, len(found.mails()), len(found.log()), found.person().email_failing_since,
    ]  # fmt: skip


def test_what_a_person_wrote_is_kept_to_be_read(scene):
    found = scene()
    for shape in ("somebody_writes", "somebody_writes_a_page", "forwarded_invitation"):
        raw = next(each for each in SHAPES if each.__name__ == shape)(found.to())
        found.comes(raw.replace(b"reply-1@", shape.encode() + b"@"))

    first, second, third = found.log()
    assert (first.words, second.words, third.words) == (
        "Can I bring my dog? Ada", "Can I bring my dog?", "Is this for me?",
    )  # fmt: skip
    assert all(row.to_read and row.outcome is Outcome.WROTE and row.sender == "ada@home.example" for row in found.log())


@settings(max_examples=300)
@given(
    shape=st.sampled_from([each for each in SHAPES if len(each(HERE)) < 20_000]),
    changes=st.lists(
        st.tuples(st.integers(0, 20_000), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=12
    ),
)
def test_no_bytes_make_the_reader_fail(shape, changes):
    raw = shape(HERE)
    for where, put, cut in changes:
        at = where % (len(raw) + 1)
        raw = raw[:at] + put + raw[at + cut :]
    found = read(raw)
    assert found.problem in {"", "too-large", "unreadable"}
    if found.reply is not None:
        assert found.reply.dtstamp is None or isinstance(found.reply.dtstamp, datetime)
        for words in (found.reply.comment, found.reply.proposed, found.words, found.subject):
            words.encode()  # no lone surrogate that the database would refuse
            assert "\x00" not in words
    (found.message_id + found.reply.uid + found.reply.attendee if found.reply else found.message_id).encode()


@settings(max_examples=200)
@given(raw=st.binary(max_size=3000))
def test_nor_do_bytes_that_are_no_mail(raw):
    assert read(raw).problem in {"", "unreadable"}
