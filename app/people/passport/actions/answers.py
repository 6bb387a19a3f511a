"""What somebody says of themselves in words, tags and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions.persons import hold
from app.people.models import Passport, PassportEntry, PassportTag
from app.people.passport import queries, rules
from app.people.passport.events import PassportChanged
from app.people.passport.states import NEVER_WITH_HOSTS, Field, Sharing, TagSort

Said = tuple[str, Sharing]


class Overtaken(RuleBroken):
    """Somebody else saved the same answers since this form was opened."""


@dataclass(frozen=True)
class Changes:
    """The answers of one section. Words that are empty, and tags that are not there any more, are taken away."""

    entries: Mapping[Field, Said] = field(default_factory=dict)
    tags: Mapping[TagSort, Sequence[str]] = field(default_factory=dict)
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def stamp(self, there: queries.Whole) -> str:
        return queries.stamp(there, self.entries, self.tags, numbers=bool(self.numbers))


def save(person_id: int, changes: Changes, seen: str, *, by: Actor) -> None:
    """Write the answers of a section that said `seen` when its form was opened, or raise `Overtaken`."""
    hold(person_id)
    there = queries.whole(person_id)
    if changes.stamp(there) != seen:
        raise Overtaken(
            _("Somebody else saved these answers while you were writing. Read yours once more, and save again.")
        )
    parts = [each.value for each, said in changes.entries.items() if _write(person_id, there, each, said)]
    parts += [each.value for each, tags in changes.tags.items() if _tag(person_id, there, each, tags)]
    if changes.numbers:
        parts += _number(person_id, there, changes.numbers)
    if parts:
        emit(PassportChanged(person_id, tuple(parts)), by=by)


def _write(person_id: int, there: queries.Whole, about: Field, said: Said) -> bool:
    words, sharing = said[0].strip(), Sharing.TEAM if about in NEVER_WITH_HOSTS else said[1]
    entry = next(iter(there.of(about)), None)
    if entry is None and not words:
        return False
    if entry is None:
        db.session().add(_entry(person_id, about, words, sharing))
    elif not words:
        db.session().delete(entry)
    elif (entry.words, entry.sharing) == (words, sharing):
        return False
    else:
        entry.words, entry.sharing, entry.written_at = words, sharing, clock.now()
    return True


def _entry(person_id: int, about: Field, words: str, sharing: Sharing, position: int = 0) -> PassportEntry:
    return PassportEntry(
        person_id=person_id, field=about, words=words, sharing=sharing, position=position, written_at=clock.now()
    )


def _tag(person_id: int, there: queries.Whole, sort: TagSort, tags: Sequence[str]) -> bool:
    before = {each.tag: each for each in there.tags if each.sort is sort}
    if set(before) == set(tags):
        return False
    for tag, row in before.items():
        if tag not in tags:
            db.session().delete(row)
    db.session().add_all(PassportTag(person_id=person_id, sort=sort, tag=tag) for tag in tags if tag not in before)
    return True


def _number(person_id: int, there: queries.Whole, numbers: Mapping[str, Any]) -> list[str]:
    row = there.numbers or Passport(person_id=person_id, online=True, in_person=True, saved_at=clock.now())
    changed = [name for name, value in numbers.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, numbers[name])
    if changed:
        row.saved_at = clock.now()
        db.session().add(row)
    return changed


def add_instruction(person_id: int, words: str, sharing: Sharing, *, by: Actor) -> None:
    """One more thing that helps them take part. The same words once more change its sharing only."""
    hold(person_id)
    there = queries.whole(person_id).of(Field.ACCESS)
    same = next((entry for entry in there if entry.words == words.strip()), None)
    if same is None and len(there) >= rules.MOST:
        raise RuleBroken(rules.too_many())
    if same is not None:
        same.sharing = sharing
    else:
        last = max((entry.position for entry in there), default=-1)
        db.session().add(_entry(person_id, Field.ACCESS, words.strip(), sharing, last + 1))
    emit(PassportChanged(person_id, (Field.ACCESS.value,)), by=by)


def change_instruction(person_id: int, ref: str, words: str, sharing: Sharing, *, by: Actor) -> None:
    hold(person_id)
    entry = _instruction(person_id, ref)
    if entry is None:
        raise RuleBroken(_("This was taken away in the meantime. Add it anew if it still helps."))
    entry.words, entry.sharing, entry.written_at = words.strip(), sharing, clock.now()
    emit(PassportChanged(person_id, (Field.ACCESS.value,)), by=by)


def remove_instruction(person_id: int, ref: str, *, by: Actor) -> None:
    """Twice is the same as once. Hosts with whom it was shared do not see it any more from this moment."""
    hold(person_id)
    entry = _instruction(person_id, ref)
    if entry is not None:
        db.session().delete(entry)
        emit(PassportChanged(person_id, (Field.ACCESS.value,)), by=by)


def _instruction(person_id: int, ref: str) -> PassportEntry | None:
    wanted = select(PassportEntry).where(
        PassportEntry.ref == ref, PassportEntry.person_id == person_id, PassportEntry.field == Field.ACCESS
    )
    return db.session().scalars(wanted).one_or_none()
