"""The plan: every row is ready, needs an answer, or is skipped, in plain words. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace

from app.core.i18n import gettext as _
from app.people.register.cells.statuses import ask_about_line
from app.people.register.drafts import Draft, Setting, draft, with_status
from app.people.register.entries import Entry
from app.people.register.headings import Table
from app.people.register.known import Known, Register
from app.people.register.mapping import Mapping
from app.people.register.questions import SKIP, Answers, Question, settled
from app.people.register.rowkinds import doubts, marks, may_slip, not_a_person
from app.people.register.same import Verdict, already_said, judge_file, judge_register, judge_sign_in
from app.people.register.sheets import Row

AllAnswers = Dict[int, Answers]


@dataclass(frozen=True)
class Ready:
    """A person to put on the register, or one who is on it already (`known`, an advisor): then nothing is changed."""

    row: int
    entry: Entry
    notes: tuple[str, ...] = ()
    known: Known | None = None

    @property
    def already(self) -> bool:
        return self.known is not None and self.known.advisor


@dataclass(frozen=True)
class NeedsAnswer:
    """A person about whom something must be asked first. `entry` is what is understood so far."""

    row: int
    entry: Entry
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """A row that is no person, or that somebody chose to leave out."""

    row: int
    why: str
    chosen: bool = False


@dataclass(frozen=True)
class Told:
    """What is known besides the file: answers by row number, then by question; and `remembered`, the rows taken in
    before, with the person each became, or nothing where somebody chose to leave it out.
    """

    answers: AllAnswers = field(default_factory=dict)
    remembered: Dict[int, Known | None] = field(default_factory=dict)


Outcome = Ready | NeedsAnswer | Skipped


@dataclass(frozen=True)
class Plan:
    outcomes: tuple[Outcome, ...]

    @property
    def ready(self) -> list[Ready]:
        return [each for each in self.outcomes if isinstance(each, Ready)]

    @property
    def asking(self) -> list[NeedsAnswer]:
        return [each for each in self.outcomes if isinstance(each, NeedsAnswer)]

    @property
    def skipped(self) -> list[Skipped]:
        return [each for each in self.outcomes if isinstance(each, Skipped)]

    @property
    def new(self) -> list[Ready]:
        return [each for each in self.ready if not each.already]

    @property
    def totals(self) -> str:
        """The line that a report ends with; programs read it, so it is the same in every language."""
        return f"{len(self.ready)} ready, {len(self.asking)} need an answer, {len(self.skipped)} skipped"


def plan(table: Table, mapping: Mapping, register: Register, setting: Setting, told: Told | None = None) -> Plan:
    """Every row of the table exactly once, in its order."""
    told = told or Told()
    given = told.answers
    found, drafts = _sort(table, mapping, replace(setting, day_zero=table.sheet.day_zero), given)
    repeats = judge_file(drafts, given)
    before = {number: known for number, known in told.remembered.items() if number not in {*given, *found}}
    read = {each.row.number: each.entry for each in drafts}
    found |= {number: _as_before(number, known, read[number]) for number, known in before.items()}
    new = [each for each in drafts if each.row.number not in found and not _repeats(repeats, each)]
    verdicts = judge_register(new, register, given)
    left = [each for each in new if not _is_open_or_done(each.row.number, repeats, verdicts)]
    sign_ins = judge_sign_in(left, verdicts, register, given)
    for each in drafts:
        if each.row.number not in found or _repeats(repeats, each):
            said = [judged[each.row.number] for judged in (repeats, verdicts, sign_ins) if each.row.number in judged]
            found[each.row.number] = _outcome(each, said)
    return Plan(tuple(found[row.number] for row in table.rows))


def _repeats(repeats: Dict[int, Verdict], each: Draft) -> bool:
    return each.row.number in repeats and bool(repeats[each.row.number].skip)


def _is_open_or_done(number: int, *judged: Dict[int, Verdict]) -> bool:
    """Whether somebody must first say who this is, or nobody needs to: then nobody asks yet who signs in."""
    return any(found[number].done or found[number].questions for found in judged if number in found)


def _as_before(number: int, known: Known | None, entry: Entry) -> Outcome:
    if known is None:
        return Skipped(number, _("Somebody chose to leave this row out before."), chosen=True)
    return Ready(number, replace(entry, name=entry.name or known.name), already_said(known, entry), known)


def _sort(
    table: Table, mapping: Mapping, setting: Setting, answers: AllAnswers
) -> tuple[dict[int, Outcome], list[Draft]]:
    """The rows that are no people with the reason, and the others read."""
    passed: dict[int, Outcome] = {}
    drafts: list[Draft] = []
    slipping = may_slip(table)
    line: Row | None = None  # a line above that says that the people below it have left
    for row in table.rows:
        given = answers.get(row.number, {})
        reason = not_a_person(row, table, mapping)
        if reason is not None:
            passed[row.number] = Skipped(row.number, reason.why)
            line = row if reason.says_left else None if row.cells else line
        elif SKIP in given.values():
            passed[row.number] = Skipped(row.number, _("You chose to leave this row out."), chosen=True)
        else:
            noticed = marks(row, table, mapping, line, slipping=slipping)
            read = _under(noticed, draft(row, mapping, setting, given), given)
            drafts.append(replace(read, questions=(*doubts(noticed, given), *read.questions), marks=noticed))
    return passed, drafts


def _under(noticed: tuple[str, ...], read: Draft, given: Answers) -> Draft:
    """A person below a line such as "Left", whose own row says nothing of it: somebody must say."""
    line = next((mark.split(":", 2) for mark in noticed if mark.startswith("under:")), None)
    if line is None:
        return read
    reading = settled(ask_about_line(int(line[1]), line[2]), given)
    if reading.question is not None:
        return replace(read, questions=(*read.questions, reading.question))
    return replace(read, entry=with_status(read.entry, reading.value))


def _outcome(each: Draft, verdicts: list[Verdict]) -> Outcome:
    number, entry = each.row.number, each.entry
    skip = next((verdict for verdict in verdicts if verdict.skip), None)
    if skip is not None:
        return Skipped(number, skip.skip, chosen=skip.chosen)
    known = next((verdict.known for verdict in verdicts if verdict.known), None)
    notes = tuple(note for verdict in verdicts for note in verdict.notes)
    compared = tuple(question for verdict in verdicts for question in verdict.questions)
    if known is not None and known.advisor and not compared:
        return Ready(number, entry, notes, known)
    questions = (*each.questions, *compared)
    if questions:
        kept = (*each.marks, *("twice" for question in compared if question.key == "twice"))
        return NeedsAnswer(number, entry, questions, (*each.notes, *notes), tuple(dict.fromkeys(kept)))
    for verdict in verdicts:
        if verdict.signs_in is not None:
            entry = replace(entry, signs_in=verdict.signs_in)
    return Ready(number, entry, (*each.notes, *notes), known)
