"""Writes about a timetable."""

from app.panels.timetable.actions.changing import ADD, Changed, Saving, change, make
from app.panels.timetable.actions.days import add_day, pin, remove_day, set_code, take_days

__all__ = ["ADD", "Changed", "Saving", "add_day", "change", "make", "pin", "remove_day", "set_code", "take_days"]
