"""Writes of the import: a file kept between its steps, a plan taken in, waiting rows answered. No message is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people import events
from app.people.joining.actions.way import counted
from app.people.joining.models import Joining
from app.people.models import Account, Advisor, Course, Interest, Person, Role, RoleGrant, TrainingRecord
from app.people.passport import access
from app.people.register import queries
from app.people.register.columns import Certainty
from app.people.register.entries import Entry
from app.people.register.keeping import packed
from app.people.register.models import KnownColumns, RegisterImport, RegisterRow, RegisterUpload
from app.people.register.plan import NeedsAnswer, Outcome, Ready, Skipped
from app.people.register.work import Opened, Planned, Source, word_for
from app.people.states import HAS_A_PLACE, AdvisorState

KEPT_FOR = timedelta(hours=24)
PANEL_COURSE = ("interview-panel-training", "Interview panel training")
Progress = Callable[[int, int], None]  # rows done, rows to do


class OutOfDate(Exception):
    """The register has changed since the plan was made: make it again."""


def take_in(
    planned: Planned, *, by: Actor, into: RegisterImport | None = None, progress: Progress | None = None
) -> RegisterImport | None:
    """Write what a plan says, or nothing and None when nothing would change.

    `into` is the import whose waiting rows were answered. `progress` is called after each row. Raises
    `OutOfDate`, and IntegrityError when two do this at once: then nothing is written, and the caller plans again.
    """
    counted()
    if queries.edition() != planned.edition:
        raise OutOfDate
    changes = _changes(planned)
    if not changes:
        return None
    if into is None:
        _remember_columns(planned.opened, by)
    made = into or _new_import(planned, by)
    taking = _Taking(planned, made, by)
    for done, (outcome, row) in enumerate(changes, start=1):
        taking.write(outcome, row)
        if progress:
            progress(done, len(changes))
    db.session().flush()
    emit(events.RegisterImported(made.id, taking.added), by=by)
    return made


def _changes(planned: Planned) -> list[tuple[Outcome, RegisterRow | None]]:
    """The outcomes that are not yet as they should be, each with the row that waits for it, if one does."""
    seen = queries.rows_seen(planned.opened.marks.values())
    found = []
    for outcome in planned.plan.outcomes:
        row = seen.get(planned.opened.marks[outcome.row])
        if (row is None or row.closed_at is None) and _is_change(outcome, row, answered=outcome.row in planned.answers):
            found.append((outcome, row))
    return found


def _is_change(outcome: Outcome, row: RegisterRow | None, *, answered: bool) -> bool:
    if isinstance(outcome, Skipped):
        return outcome.chosen or row is not None
    if isinstance(outcome, NeedsAnswer):
        return row is None
    return not outcome.already or answered or row is not None


def _new_import(planned: Planned, by: Actor) -> RegisterImport:
    plan, opened = planned.plan, planned.opened
    made = RegisterImport(
        by_id=by.person_id,
        at=clock.now(),
        file_name=opened.file_name,
        sha256=opened.sha256,
        added=len(plan.new),
        already=len(plan.ready) - len(plan.new),
        asking=len(plan.asking),
        skipped=len(plan.skipped),
        day_zero=opened.day_zero,
        everyone=word_for(opened.mapping.everyone),
        columns=[[column.heading, column.field.value] for column in opened.columns_read],
    )
    db.session().add(made)
    return made


def _remember_columns(opened: Opened, by: Actor) -> None:
    """Keep what was chosen for these headings, for the next file that has them; forget it where nothing was."""
    if not opened.headings:
        return
    chosen = {f"#{c.index}": c.field.value for c in opened.mapping.columns if c.certainty is Certainty.CHOSEN}
    known = db.session().get(KnownColumns, opened.headings)
    if not chosen and opened.everyone is None:
        if known:
            db.session().delete(known)
        return
    if known is None:
        known = KnownColumns(headings=opened.headings)
        db.session().add(known)
    elif (known.columns, known.everyone) == (chosen, opened.everyone):
        return
    known.columns, known.everyone = chosen, opened.everyone
    known.chosen_at, known.chosen_by_id = clock.now(), by.person_id


class _Taking:
    """One plan being written; `added` counts the people who were put on the register, or on its waiting list."""

    def __init__(self, planned: Planned, made: RegisterImport, by: Actor) -> None:
        self.planned, self.made, self.by, self.now = planned, made, by, clock.now()
        self.added = 0
        self.cells = {row.number: row for row in planned.opened.table.rows}
        self.columns = planned.opened.columns_read
        new = [each.entry for each in planned.plan.new]
        self.taken = queries.taken_addresses([entry.email for entry in new if entry.email])
        if any(entry.panel_trained for entry in new) and db.session().get(Course, PANEL_COURSE[0]) is None:
            db.session().add(Course(code=PANEL_COURSE[0], name=PANEL_COURSE[1]))
            db.session().flush()

    def write(self, outcome: Outcome, row: RegisterRow | None) -> None:
        if row is None:
            row = RegisterRow(origin=self.made, number=outcome.row, fingerprint=self.planned.opened.marks[outcome.row])
            db.session().add(row)
        if isinstance(outcome, NeedsAnswer):
            row.cells = packed(self.cells[outcome.row], self.columns, outcome.marks)
            return
        row.cells, row.closed_at = None, self.now
        if isinstance(outcome, Ready):
            row.person = self.person(outcome)

    def person(self, outcome: Ready) -> Person:
        if outcome.known is not None:
            person = db.session().get_one(Person, outcome.known.person_id)
            if not outcome.known.advisor:
                self.join(person, outcome.entry)
            return person
        entry = outcome.entry
        person = Person(
            full_name=entry.name,
            known_as=entry.known_as,
            pronouns=entry.pronouns,
            email=entry.email,
            phone=entry.phone,
            address=entry.address,
            contact_by=entry.contact_by,
            created_at=self.now,
        )
        db.session().add(person)
        if entry.signs_in and entry.email and entry.email not in self.taken:
            self.taken.add(entry.email)
            person.account = Account(sign_in_email=entry.email, created_at=self.now)
            person.roles = [RoleGrant(role=Role.ADVISOR)]
        self.join(person, entry)
        return person

    def join(self, person: Person, entry: Entry) -> None:
        """Put a person on the register. Nobody is told, so no event of joining is emitted for each."""
        self.added += 1
        has_a_place = entry.state in HAS_A_PLACE
        if has_a_place and person.account and all(grant.role is not Role.ADVISOR for grant in person.roles):
            person.roles.append(RoleGrant(role=Role.ADVISOR))
        advisor = Advisor(
            person=person,
            service_user=entry.service_user,
            carer=entry.carer,
            joined_on=entry.joined_on,
            paused_until=entry.paused_until,
        )
        advisor.interests = [Interest(kind_code=code) for code in entry.interests]
        access.write(advisor, entry.access_needs)
        if entry.panel_trained:
            advisor.training = [TrainingRecord(course_code=PANEL_COURSE[0], done_on=entry.panel_trained_on)]
        db.session().add(advisor)
        self.move(advisor, entry.state)
        if entry.state is AdvisorState.WAITING:
            db.session().flush()
            db.session().add(Joining(person_id=person.id, asked_at=self.now, waits_since=self.now))

    def move(self, advisor: Advisor, to: AdvisorState) -> None:
        """To the state of the plan; the register knows nobody who ended, or waits, without ever having asked."""
        said = _("Brought in from a spreadsheet")
        if to in {AdvisorState.ENDED, AdvisorState.WAITING}:
            move(advisor, AdvisorState.ENQUIRY, by=self.by, now=self.now, reason=said)
        move(advisor, to, by=self.by, now=self.now, reason=said)


def keep_upload(source: Source, person_id: int) -> RegisterUpload:
    """Keep a file between its steps; the one that this person left lying before goes."""
    session = db.session()
    session.execute(delete(RegisterUpload).where(RegisterUpload.by_id == person_id))
    expires = clock.now() + KEPT_FOR
    upload = RegisterUpload(by_id=person_id, expires_at=expires, file_name=source.file_name, data=source.data)
    upload.sheet, upload.columns, upload.answers = source.sheet, {}, {}
    session.add(upload)
    session.flush()
    return upload


def choose_columns(upload_id: int, wanted: Source) -> None:
    """Remember what a person chose about a file. Another sheet has other columns and other rows."""
    upload = db.session().get_one(RegisterUpload, upload_id)
    if upload.sheet != wanted.sheet:
        upload.answers = {}
    upload.sheet, upload.columns, upload.everyone = wanted.sheet, dict(wanted.columns), wanted.everyone


def answer(upload_id: int, answers: dict[int, dict[str, str]]) -> None:
    """Remember answers about rows, besides those given before."""
    upload = db.session().get_one(RegisterUpload, upload_id)
    given = {row: dict(each) for row, each in upload.answers.items()}
    for row, each in answers.items():
        given.setdefault(str(row), {}).update(each)
    upload.answers = given


def forget_upload(upload_id: int) -> None:
    db.session().execute(delete(RegisterUpload).where(RegisterUpload.id == upload_id))


def forget_old_uploads(now: datetime) -> int:
    """Remove the files whose time is over; returns how many. Call inside a transaction, from the worker."""
    gone = db.session().execute(delete(RegisterUpload).where(RegisterUpload.expires_at <= now))
    return int(gone.rowcount)  # type: ignore[attr-defined]
