"""Which column becomes what: the guess, and what a person changed about it."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace

from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.people.register.cells.interests import kind_code
from app.people.register.cells.roles import AS_SERVICE_USER, Experience
from app.people.register.columns import Certainty, Column, guess
from app.people.register.fields import NAMES, SEVERAL, Field
from app.people.register.headings import Table
from app.people.register.synonyms import key


@dataclass(frozen=True)
class Mapping:
    """The columns with their fields; `everyone` is what every person is where their row does not say."""

    columns: tuple[Column, ...]
    everyone: Experience | None = None
    everyone_because: str = ""

    def of(self, field: Field) -> list[Column]:
        return [column for column in self.columns if column.field is field]

    def has(self, *fields: Field) -> bool:
        return any(column.field in fields for column in self.columns)

    @property
    def left_out(self) -> list[Column]:
        return [column for column in self.columns if column.field is Field.LEAVE_OUT]

    def problem(self) -> str | None:
        """Why no row can be read with this mapping, in one sentence."""
        if not self.has(*NAMES):
            return str(_("Say which column holds the names. Without it nobody can be put on the register."))
        return None


def guessed(table: Table, titled: Experience | None = None, told: Experience | None = None) -> Mapping:
    """The guess for a table. `titled` is what its title says everybody is, `told` what a person says."""
    mapping = Mapping(guess(table))
    if told is not None:
        return replace(mapping, everyone=told)
    if titled is not None:
        said = _("The name of the file or sheet says so, for those whose row does not.")
        return replace(mapping, everyone=titled, everyone_because=said)
    if not mapping.has(Field.ROLE, Field.SERVICE_USER, Field.CARER, Field.CARES_FOR):
        said = _(
            "No column says who is a carer, so everyone is put down as a service user. Change it if that is wrong."
        )
        return replace(mapping, everyone=AS_SERVICE_USER, everyone_because=said)
    return mapping


def changed(mapping: Mapping, choices: Dict[str, str]) -> Mapping:
    """The mapping after a person's choices: {heading, letter or "#index": value of a Field}, or a refusal."""
    columns = list(mapping.columns)
    for name, wanted in choices.items():
        at = _find(columns, name)
        columns[at] = _choose(columns[at], wanted)
    _refuse_two(columns)
    return replace(mapping, columns=tuple(columns))


def _find(columns: list[Column], name: str) -> int:
    wanted = name.strip()
    for at, column in enumerate(columns):
        if wanted == f"#{column.index}" or (column.heading and key(wanted) == key(column.heading)):
            return at
    for at, column in enumerate(columns):
        if wanted.upper() == column.letter:
            return at
    raise RuleBroken(_("There is no column “%(name)s” in this file. Check the heading.", name=wanted[:80]))


def _choose(column: Column, wanted: str) -> Column:
    try:
        field = Field(wanted.strip().casefold().replace(" ", "-").replace("_", "-"))
    except ValueError:
        known = ", ".join(each.value for each in Field)
        said = _(
            "“%(wanted)s” is not something a column can be. Choose one of: %(known)s.", wanted=wanted[:40], known=known
        )
        raise RuleBroken(said) from None
    if field is column.field:
        return column
    if column.certainty is Certainty.NEVER:
        raise RuleBroken(_("The column “%(title)s” is never brought in. Leave it out.", title=column.title))
    if field is Field.INTEREST and not kind_code(column.heading):
        raise RuleBroken(
            _("“%(title)s” is not a kind of opportunity, so it cannot be an interest.", title=column.title)
        )
    return replace(column, field=field, certainty=Certainty.CHOSEN, why="")


def _refuse_two(columns: list[Column]) -> None:
    seen: dict[Field, Column] = {}
    for column in columns:
        if column.field in SEVERAL or column.field is Field.LEAVE_OUT:
            continue
        if column.field in seen:
            first = seen[column.field].title
            raise RuleBroken(
                _(
                    "“%(first)s” and “%(second)s” cannot both be the same thing. Leave one out.",
                    first=first,
                    second=column.title,
                )
            )
        seen[column.field] = column
