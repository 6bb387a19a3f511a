"""What must be true of money at every step, whatever happened before; `money.py` has what can happen."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant
from sqlalchemy import select, text

from app.core import db
from app.recognition.claims import queries as claimed
from app.recognition.claims.models import Claim
from app.recognition.claims.states import DECIDED, ClaimState
from app.recognition.finance import queries
from app.recognition.finance.models import Batch, PayableLine
from app.recognition.finance.queries import Standing
from app.recognition.finance.states import Answer, BatchState
from app.recognition.finance.writing import Writer

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


class Books(RuleBasedStateMachine):
    """The books of a few people; each has one claim at most."""

    people: list[int]

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[int, Any] = {}  # every line that was ever seen in a batch, as it was
        self.files: dict[int, tuple[str, list[str]]] = {}  # by batch: checksum and ids of lines
        self.erased: set[int] = set()
        self.rejected: set[int] = set()  # claims of which something was rejected since they were last signed for

    def claim(self, number: int) -> Claim | None:
        """As it stands now; nothing where none was made yet."""
        db.session().expire_all()
        wanted = select(Claim).where(Claim.person_id == self.people[number])
        return db.session().scalars(wanted).one_or_none()

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
        for number in range(len(self.people)):
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
