"""When: one session or many, or work in people's own time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core.clock import LONDON
from app.core.forms import DateField, DurationField, LongTextField, NumberField, TextField, TimeField, moment
from app.core.i18n import lazy_gettext as _l
from app.opportunities.forms.decide import why
from app.opportunities.forms.step import EditionForm, StepForm, pick
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages.labels import ATTENDANCE
from app.opportunities.rules.times import planned
from app.opportunities.states import Attendance


class TimesForm(EditionForm):
    """A day with a start and an end. After `validate`, `starts_at` and `ends_at` are aware moments."""

    day = DateField(_l("Day"), required=_l("Enter the day."))
    start = TimeField(_l("Start"), required=_l("Enter when it starts."))
    end = TimeField(_l("End"), required=_l("Enter when it ends."))
    starts_at: datetime
    ends_at: datetime

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        starts_at, ends_at = moment(self.day, self.start), moment(self.day, self.end)
        if not good or starts_at is None or ends_at is None:
            return False
        self.starts_at, self.ends_at = starts_at, ends_at
        return True


class SessionForm(TimesForm):
    """Add a session."""

    label = TextField(_l("Name of this session"), hint=_l("For example, Planning meeting"), most=120)
    venue = TextField(_l("Place, if it has its own"))
    turns = NumberField(_l("How many sessions at this time?"), least=1, most=52, hint=_l("Leave empty for one"))
    weeks = NumberField(_l("How many weeks between them?"), least=1, most=52, hint=_l("For example, 1 for every week"))


class MoveForm(TimesForm):
    """Another time or place for a session."""

    venue = LongTextField(_l("Place, if it has its own"), most=400)
    reason = why()

    @staticmethod
    def of(session: Session) -> dict[str, Any]:
        start, end = session.starts_at.astimezone(LONDON), session.ends_at.astimezone(LONDON)
        return {"day": start.date(), "start": start.time(), "end": end.time(), "venue": session.venue}


class PatternForm(StepForm):
    step = "pattern"

    attendance = pick(_l("Which sessions is a place for?"), ATTENDANCE, required=_l("Choose which sessions."))
    attend_at_least = NumberField(_l("If some of them: at least how many?"), least=1, most=100)
    recurrence = TextField(
        _l("How often, in words"), hint=_l("Only if it happens again. For example, first Wednesday of each month")
    )
    length_words = TextField(
        _l("How long, in words"), hint=_l("Only if the times do not say it. For example, 2 to 3 hours"), most=120
    )
    prep_minutes = DurationField(_l("Time to prepare"), hint=_l("Reading, a planning meeting. Leave empty for none."))
    term_until = DateField(
        _l("Day on which the role ends"), hint=_l("Only for a role that lasts, such as a seat on a committee.")
    )

    def prepare(self, opportunity: Opportunity) -> None:
        """One session leaves nothing to choose; a number left from before can still be put right."""
        if len(planned(opportunity.sessions)) == 1 and not opportunity.attend_at_least:
            del self.attendance, self.attend_at_least

    def answers(self) -> dict[str, Any]:
        said = super().answers() | {"prep_minutes": self.prep_minutes.data or 0}
        some = said.get("attendance") is Attendance.SOME
        return said if some or "attendance" not in said else said | {"attend_at_least": None}


class WorkForm(StepForm):
    step = "work"
    not_optional = ("work_due_on", "work_days")

    work_due_on = DateField(_l("Which day is it due?"))
    work_days = NumberField(_l("Or how many days do people have, once they get it?"), least=1, most=365)
    window_from = DateField(_l("If it is a season: first day"))
    window_until = DateField(_l("If it is a season: last day"))
    activity_minutes = DurationField(_l("About how long does it take?"))

    def answers(self) -> dict[str, Any]:
        return super().answers() | {"activity_minutes": self.activity_minutes.data or 0}
