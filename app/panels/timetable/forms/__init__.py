"""What is asked to make a timetable, and to change it."""

from app.panels.timetable.forms.base import ChangeForm
from app.panels.timetable.forms.changes import (
    AddForm,
    BreakForm,
    CodeForm,
    HoursForm,
    SlotForm,
    WithdrawForm,
    day_of,
    offer_days,
)
from app.panels.timetable.forms.lengths import LengthsForm

__all__ = [
    "AddForm",
    "BreakForm",
    "ChangeForm",
    "CodeForm",
    "HoursForm",
    "LengthsForm",
    "SlotForm",
    "WithdrawForm",
    "day_of",
    "offer_days",
]
