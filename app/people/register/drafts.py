"""One row into one person: every mapped cell read, with notes for the report and questions where it is unclear."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from app.core.i18n import gettext as _
from app.people.models import Channel
from app.people.register.cells import (
    access,
    channels,
    dates,
    emails,
    interests,
    names,
    phones,
    statuses,
)
from app.people.register.cells import (
    answers as done,
)
from app.people.register.cells.roles import (
    AS_CARER,
    Experience,
    ask_role,
    cares_for_somebody,
    only_a_relation,
    read_role,
)
from app.people.register.entries import Entry
from app.people.register.fields import Field
from app.people.register.mapping import Mapping
from app.people.register.questions import ANY, Answers, Question, Reading, asked, settled
from app.people.register.reach import notes_on_reach, usable_ways
from app.people.register.sheets import DAY_ZERO, Broken, Cell, Row, shown
from app.people.states import AdvisorState

T = TypeVar("T")
LONGEST_ADDRESS, LONGEST_PRONOUNS = 500, 60


@dataclass(frozen=True)
class Setting:
    """What reading depends on besides the row: today, the kinds of opportunity (code: name), the sheet's day zero."""

    today: date
    kinds: Dict[str, str] = field(default_factory=lambda: dict(interests.STANDARD))
    day_zero: date = DAY_ZERO


@dataclass(frozen=True)
class Draft:
    """A row read: the entry is whole when there are no questions."""

    row: Row
    entry: Entry
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    marks: tuple[str, ...] = ()


def draft(row: Row, mapping: Mapping, setting: Setting, given: Answers) -> Draft:
    """Read every mapped cell of a row, with the answers already given to its questions."""
    drafting = _Drafting(row, mapping, setting, given)
    entry = drafting.entry()
    return Draft(row, entry, tuple(dict.fromkeys(drafting.notes)), tuple(drafting.questions))


class _Drafting:
    def __init__(self, row: Row, mapping: Mapping, setting: Setting, given: Answers) -> None:
        self.row, self.mapping, self.setting, self.given = row, mapping, setting, given
        self.notes: list[str] = []
        self.questions: list[Question] = []

    def entry(self) -> Entry:
        name = self.name()
        today = self.setting.today
        training = self.read(Field.PANEL_TRAINED, lambda cell: done.read_done(cell, today)) or done.Done(yes=False)
        status = self.read(Field.STATUS, lambda cell: statuses.read_status(cell, today))
        status = status or statuses.Status(AdvisorState.ACTIVE)
        entry = Entry(
            name=name.full,
            known_as=self.read(Field.KNOWN_AS, names.read_known_as) or name.known_as,
            pronouns=self.read(Field.PRONOUNS, _read_pronouns),
            email=self.email(),
            phone=self.read(Field.PHONE, phones.read_phone),
            address=self.read(Field.ADDRESS, _read_address),
            joined_on=self.read(Field.JOINED, lambda cell: dates.read_day(cell, today, self.setting.day_zero)),
            panel_trained=training.yes,
            panel_trained_on=training.on,
            interests=self.interests(),
            access_needs=self.read(Field.ACCESS_NEEDS, access.read_access),
            state=status.state,
            paused_until=status.until,
        )
        who = self.experience()
        if self.row.hidden:
            self.notes.append(_("This row is hidden in the spreadsheet."))
        entry = replace(entry, service_user=who.service_user, carer=who.carer, contact_by=self.channel(entry))
        return replace(entry, signs_in=bool(entry.email) and entry.state is not AdvisorState.ENDED)

    def cells(self, wanted: Field) -> list[Cell]:
        """What the row has in the columns of a field."""
        found = [self.row.cell(column.index) for column in self.mapping.of(wanted)]
        return [cell for cell in found if cell is not None]

    def cell(self, wanted: Field) -> Cell:
        """The one value of a field; several columns are joined as lines of one."""
        found = self.cells(wanted)
        if any(isinstance(cell, Broken) for cell in found):
            return self.unbroken(wanted)
        return found[0] if len(found) == 1 else "\n".join(shown_whole(cell) for cell in found) or None

    def unbroken(self, wanted: Field) -> Cell:
        key = "name" if wanted in {Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME} else wanted.value
        column = next(column.title for column in self.mapping.of(wanted))
        text = _(
            "The cell under “%(column)s” is a formula whose result was not saved. What should it say?", column=column
        )
        reading = settled(asked(key, text, typed=str(_("What it should say"))), self.given, Reading)
        self.keep(reading)
        return reading.value

    def read(self, wanted: Field, reader: Callable[[Cell], Reading[T]]) -> T | None:
        return self.keep(settled(reader(self.cell(wanted)), self.given, reader))

    def keep(self, reading: Reading[T]) -> T | None:
        self.notes += reading.notes
        if reading.question is not None and all(reading.question.key != asked.key for asked in self.questions):
            self.questions.append(reading.question)
        return reading.value

    def name(self) -> names.Name:
        if self.mapping.has(Field.FULL_NAME):
            reading = names.read_name(self.cell(Field.FULL_NAME))
        else:
            reading = names.joined(self.cell(Field.FIRST_NAME), self.cell(Field.LAST_NAME))
        if any(asked.key == "name" for asked in self.questions):
            return names.Name("")
        return self.keep(settled(reading, self.given, names.read_name)) or names.Name(self.best_name())

    def best_name(self) -> str:
        """Something to call the row by while its name is in question."""
        cells = [*self.cells(Field.FULL_NAME), *self.cells(Field.FIRST_NAME), *self.cells(Field.LAST_NAME)]
        return " ".join(shown(cell) for cell in cells if not isinstance(cell, Broken))

    def email(self) -> str | None:
        cells = self.cells(Field.EMAIL)
        if len(cells) < 2 or any(isinstance(cell, Broken) for cell in cells):
            return self.read(Field.EMAIL, emails.read_email)
        if len({shown(cell).casefold() for cell in cells}) > 1:
            self.notes.append(_("There is another e-mail in the file. We kept the first."))
        return self.keep(settled(emails.read_email(cells[0]), self.given, emails.read_email))

    def interests(self) -> tuple[str, ...]:
        kinds = self.setting.kinds
        listed = self.read(Field.INTERESTS, lambda cell: interests.read_interests(cell, kinds)) or ()
        ticked = [
            interests.kind_code(column.heading, kinds)
            for column in self.mapping.of(Field.INTEREST)
            if done.read_yes_no(self.row.cell(column.index))
        ]
        return tuple(dict.fromkeys((*listed, *(code for code in ticked if code))))

    def experience(self) -> Experience:
        """From the role, the two yes-or-no columns, whom they care for, or what everybody in the file is."""
        said = settled(read_role(self.cell(Field.ROLE)), self.given)
        if said.question is not None:
            return self.keep(said) or Experience()
        ticks = Experience(self.ticked(Field.SERVICE_USER), self.ticked(Field.CARER))
        cared = self.cared_for()
        found = said.value or (ticks if ticks != Experience() else None) or cared or self.mapping.everyone
        if found is None:
            asking = ask_role(_("The file does not say. Are they a service user, a carer or both?"))
            return self.keep(settled(asking, self.given)) or Experience()
        if cared and not found.carer:
            self.notes.append(
                _("The file also says that they care for somebody. They were put down as service user only.")
            )
        return found

    def ticked(self, wanted: Field) -> bool:
        return any(done.read_yes_no(cell) for cell in self.cells(wanted))

    def cared_for(self) -> Experience | None:
        cells = self.cells(Field.CARES_FOR)
        if not any(cares_for_somebody(cell) for cell in cells):
            return None
        if not all(only_a_relation(cell) for cell in cells):
            self.notes.append(_("What the file says about the person they care for was not kept."))
        return AS_CARER

    def channel(self, entry: Entry) -> Channel:
        """The way they like, or else the first way there is to reach them."""
        liked = self.read(Field.CONTACT_BY, channels.read_channel)
        usable = usable_ways(entry)
        if liked is None or (liked is Channel.EMAIL and not entry.email):
            chosen = usable[0] if usable else Channel.PHONE
        else:
            chosen = liked
        self.notes += notes_on_reach(entry, liked, chosen, usable, asking=self.asks_for_contact())
        return chosen

    def asks_for_contact(self) -> bool:
        return any(question.key in {"email", "phone", "address", ANY} for question in self.questions)


def with_status(entry: Entry, status: statuses.Status | None) -> Entry:
    """The entry with another state; nobody who has ended signs in."""
    if status is None:
        return entry
    signs_in = entry.signs_in and status.state is not AdvisorState.ENDED
    return replace(entry, state=status.state, paused_until=status.until, signs_in=signs_in)


def shown_whole(cell: Cell) -> str:
    return cell if isinstance(cell, str) else shown(cell)


def _read_address(cell: Cell) -> Reading[str]:
    text = shown_whole(cell).strip()
    if len(text) > LONGEST_ADDRESS:
        return asked("address", _("The address is very long. What is the right one?"), typed=str(_("Address")))
    return Reading(text or None)


def _read_pronouns(cell: Cell) -> Reading[str]:
    text = names.line(cell)
    if len(text) > LONGEST_PRONOUNS:
        return asked("pronouns", _("The pronouns are very long. What are they?"), typed=str(_("Pronouns")))
    return Reading(text or None)
