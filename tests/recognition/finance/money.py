"""Money under any order of events, as a machine of Hypothesis; `test_machine.py` runs it."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select, text

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.people.models import Person, Role
from app.recognition import actions as recognition
from app.recognition.actions import Answer as Took
from app.recognition.claims import actions as claims
from app.recognition.claims import queries as claimed
from app.recognition.claims.models import Claim
from app.recognition.claims.states import DECIDED, Choice, ClaimState
from app.recognition.finance import actions, making, queries
from app.recognition.finance.models import Batch, PayableLine
from app.recognition.finance.queries import Standing
from app.recognition.finance.rules import Said
from app.recognition.finance.states import Answer, BatchState, Route
from app.recognition.finance.writing import Writer
from app.recognition.models import Contribution
from app.signups.models import Place
from tests.recognition.conftest import HOURLY, Scene
from tests.support.apps import START, Prepared
from tests.support.make import Make

PEOPLE = 3
who, picks = st.integers(0, PEOPLE - 1), st.integers(0, 30)
FROZEN = """
SELECT id, ref, claim_id, source, edition, reverses_id, person_id, element, words, pence, happened_on, pay_from,
minutes, cost_centre, confirmed_by, authorised_by, batch_id, route, payee_reference
FROM payable_line WHERE batch_id IS NOT NULL
"""
MADE = """
SELECT line.ref, line.claim_id FROM payable_line AS line JOIN payment_batch AS batch ON batch.id = line.batch_id
WHERE batch.state = 'made' ORDER BY line.id
"""


def makes_up(line: PayableLine, lines: Sequence[PayableLine]) -> bool:
    """Whether it gives back what was taken back of a line that finance then rejected: that waits for nobody."""
    rejected = {each.id for each in lines if each.answer is Answer.REJECTED}
    return any(each.id == line.reverses_id and each.reverses_id in rejected for each in lines)


class Money(RuleBasedStateMachine):
    prepared: Prepared

    def __init__(self) -> None:
        super().__init__()
        self.app = self.prepared.fresh()
        self.app.extensions["clock"].freeze(datetime.fromisoformat(START))
        self.scene = Scene(self.app, Make(self.app))
        self.scene.rate()
        self.people = [self.scene.advisor(f"Ada Number{number}", f"a{number}@post.example") for number in range(PEOPLE)]
        ref = self.scene.opportunity(HOURLY)
        self.places = [self.scene.place(ref, person) for person in self.people]
        self.budget = self.scene.make.person("Bo Budget", Role.BUDGET)
        self.scene.a_month_later()
        self.context = self.app.test_request_context()
        self.context.push()
        places = {place.ref: place for place in db.session().scalars(select(Place))}
        self.opportunity = places[self.places[0]].opportunity_id
        self.session = places[self.places[0]].opportunity.sessions[0].id
        with db.transaction():
            for person in self.people:
                actions.set_payee(person, Route.PAYROLL, f"P{person}", clock.today(), by=SYSTEM)
        self.sent: dict[int, Any] = {}  # every line that was ever seen in a batch, as it was
        self.files: dict[int, tuple[str, list[str]]] = {}  # by batch: checksum and ids of lines
        self.erased: set[int] = set()
        self.rejected: set[int] = set()  # claims of which something was rejected since they were last signed for

    def teardown(self) -> None:
        making.make(None, None, None, None, by=SYSTEM)
        self._files_are_whole()
        self.context.pop()

    def do(self, verb: Callable[..., object], *given: object, **named: object) -> bool:
        try:
            with db.transaction():
                verb(*given, **named)
        except RuleBroken:
            return False
        return True

    def claim(self, number: int) -> Claim | None:
        """As it stands now; nothing where none was made yet."""
        db.session().expire_all()
        wanted = select(Claim).where(Claim.person_id == self.people[number])
        return db.session().scalars(wanted).one_or_none()

    @rule(number=who, hours=st.sampled_from((0, 1, 2, 2, 3)))
    def is_recorded(self, number: int, hours: int) -> None:
        """For the first time, put right, or taken back (nothing)."""
        db.session().expire_all()
        mine = Contribution.current, Contribution.person_id == self.people[number]
        seen = db.session().scalars(select(Contribution.id).where(*mine)).one_or_none()
        said = Took(self.places[number], bool(hours), hours * 60, 0, seen)
        self.do(recognition.record_attendance, self.opportunity, self.session, [said], by=Actor(self.scene.host))

    @rule(number=who, choice=st.sampled_from(Choice), later=st.booleans())
    def chooses(self, number: int, choice: Choice, later: bool) -> None:
        claim = self.claim(number)
        if claim is not None and choice is not Choice.CHARITY:
            part = 700 if choice is Choice.PART else None
            day = clock.today() + timedelta(days=20) if later else None
            self.do(claims.choose, claim.id, claims.Wish(choice, part, None, day), by=Actor(self.people[number]))

    @rule(number=who)
    def hands_in(self, number: int) -> None:
        if claim := self.claim(number):
            self.do(claims.hand_in, claim.id, late=True, by=Actor(self.people[number]))

    @rule(number=who)
    def is_confirmed(self, number: int) -> None:
        if claim := self.claim(number):
            self.do(claims.confirm, claim.id, by=Actor(self.scene.host))

    @rule(number=who)
    def is_authorised(self, number: int) -> None:
        claim = self.claim(number)
        if claim and self.do(claims.authorise, claim.id, by=Actor(self.budget)):
            self.rejected.discard(claim.id)

    @rule(number=who)
    def is_signed_for(self, number: int) -> None:
        """The usual way in one step, so that money is owed often."""
        if self.claim(number) is None:
            self.is_recorded(number, 2)
        for step in (self.hands_in, self.is_confirmed, self.is_authorised):
            step(number)

    @rule(number=who, hours=st.sampled_from((1, 2, 3)), before=st.booleans())
    def is_put_right(self, number: int, hours: int, before: bool) -> None:
        """Other hours, signed for again: once it was sent, or before."""
        if not before:
            self.is_exported(None)
        self.is_recorded(number, hours)
        self.is_signed_for(number)

    @rule(number=who, route=st.sampled_from(Route), ready=st.sampled_from((True, True, False)), pick=picks)
    def is_set_up(self, number: int, route: Route, ready: bool, pick: int) -> None:
        on = clock.today() if ready else None
        self.do(actions.set_payee, self.people[number], route, f"P{pick}", on, by=SYSTEM)

    @rule(route=st.sampled_from((None, None, *Route)))
    def is_exported(self, route: Route | None) -> None:
        made = making.make(None, route, None, None, by=SYSTEM)
        assert made is None or queries.making() is None
        self._files_are_whole()

    @rule()
    def an_export_is_killed(self) -> None:
        """Its lines are chosen, and nothing more came of it."""
        if queries.making() is None:
            try:
                with db.transaction():
                    actions.begin(None, None, None, by=SYSTEM)
            except actions.NothingToSend:
                return

    @rule(pick=picks, answer=st.sampled_from((Answer.PAID, Answer.PAID, Answer.REJECTED)))
    def is_answered(self, pick: int, answer: Answer) -> None:
        """One of the lines of batches that are made."""
        making.tell_all(by=SYSTEM)
        lines = db.rows(text(MADE))
        if lines:
            ref, claim_id = lines[pick % len(lines)]
            with db.transaction():
                (found,) = actions.answer([Said(ref, answer, clock.today(), "", None)], by=SYSTEM)
            if found.value == "rejected":
                self.rejected.add(claim_id)

    @rule(number=who)
    def is_erased(self, number: int) -> None:
        person_id = self.people[number]
        with db.transaction() as session:
            session.get_one(Person, person_id).full_name = "Erased"
            actions.forget_name(person_id, by=SYSTEM)
        self.erased.add(person_id)

    @rule(days=st.sampled_from((1, 7, 21)))
    def time_passes(self, days: int) -> None:
        self.app.extensions["clock"].advance(timedelta(days=days))

    @invariant()
    def nothing_sent_is_lost_or_changed(self) -> None:
        now = {row[0]: tuple(row) for row in db.rows(text(FROZEN))}
        for line_id, line in self.sent.items():
            assert now.get(line_id) == line
        self.sent = now

    @invariant()
    def every_total_is_that_of_its_lines(self) -> None:
        counted = "SELECT batch_id, count(*), sum(pence) FROM payable_line WHERE batch_id IS NOT NULL GROUP BY batch_id"
        sums = {row[0]: (row[1], row[2]) for row in db.rows(text(counted))}
        db.session().expire_all()
        batches = db.session().scalars(select(Batch)).all()
        assert {batch.id: (batch.lines, batch.pence) for batch in batches} == sums
        for batch in batches:
            assert (sum(row[2] for row in batch.sums), sum(row[3] for row in batch.sums)) == (batch.lines, batch.pence)

    @invariant()
    def the_lines_say_what_is_owed(self) -> None:
        for number in range(PEOPLE):
            claim = self.claim(number)
            if claim is None:
                continue
            lines = queries.of_claim(claim.id)
            stands = sum(line.pence for line in lines if line.answer is not Answer.REJECTED)
            assert stands >= 0
            found = claimed.payable(claim.id)
            if found.decided and claim.id not in self.rejected:
                assert stands == sum(due.pence for due in found.dues), (claim.state, lines)
            if not found.decided:
                waiting = [line for line in lines if line.batch_id is None]
                assert all(makes_up(line, lines) for line in waiting), "what was not sent waits to be signed"
            if claim.state is ClaimState.PAID and claim.id not in self.rejected:
                assert queries.standing(claim.id) is Standing.PAID
            if claim.state in DECIDED and queries.standing(claim.id) is Standing.WAITING:
                assert claim.state in {ClaimState.AUTHORISED, ClaimState.CLOSED, ClaimState.REJECTED}

    def _files_are_whole(self) -> None:
        """Every line of a batch stands in its file and in no other; a file that is fetched again is the same."""
        db.session().expire_all()
        for batch in db.session().scalars(select(Batch).where(Batch.state == BatchState.MADE)):
            data = b"".join(Writer(batch).chunks())
            refs = [row["Line id"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
            if batch.id in self.files:
                assert self.files[batch.id][1] == refs
            sha = hashlib.sha256(data).hexdigest()
            gone = {line[6] for line in self.sent.values() if line[16] == batch.id} & self.erased
            assert gone or sha == batch.sha256
            self.files[batch.id] = (sha, refs)
        everywhere = Counter(ref for _sha, refs in self.files.values() for ref in refs)
        assert not [ref for ref, times in everywhere.items() if times > 1]
        assert set(everywhere) == {row[0] for row in db.rows(text(MADE))}
