"""Writes of a passport: the answers of one section, the parts of its lists, and who read it."""

from app.people.passport.actions.answers import (
    Changes,
    Overtaken,
    add_instruction,
    change_instruction,
    remove_instruction,
    save,
)
from app.people.passport.actions.lists import (
    Named,
    add_away,
    add_exclusion,
    add_windows,
    recognise,
    remove_away,
    remove_exclusion,
    remove_window,
)
from app.people.passport.actions.reading import record_reads

__all__ = [
    "Changes",
    "Named",
    "Overtaken",
    "add_away",
    "add_exclusion",
    "add_instruction",
    "add_windows",
    "change_instruction",
    "recognise",
    "record_reads",
    "remove_away",
    "remove_exclusion",
    "remove_instruction",
    "remove_window",
    "save",
]
