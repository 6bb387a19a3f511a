"""What there is any number of: one more instruction, time, time away, or something to keep away from."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.core.forms import (
    CheckboxesField,
    DateField,
    Form,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    TimeField,
    choice,
)
from app.core.i18n import lazy_gettext as _l
from app.people.passport import pages, rules
from app.people.passport.actions import Named
from app.people.passport.forms.sections import sharing as who_reads
from app.people.passport.states import Shun


class InstructionForm(Form):
    """One thing that helps."""

    words = LongTextField(
        _l("What helps you take part?"),
        hint=_l("One thing to do, like “needs a step-free room” or “a break each hour”. Nothing about your health."),
        required=_l("Write what helps."), most=1000,
    )  # fmt: skip
    sharing = who_reads()
    submit = SubmitField(_l("Save"))


class TimesForm(Form):
    days = CheckboxesField(
        _l("On which days?"), choices=[choice(number, words) for number, words in enumerate(pages.WEEKDAYS)],
        coerce=int, required=_l("Choose at least one day."),
    )  # fmt: skip
    starts = TimeField(_l("From"), required=_l("Enter from when."))
    ends = TimeField(_l("Until"), required=_l("Enter until when."))
    submit = SubmitField(_l("Add these times"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        problem = rules.why_not_window(*self.minutes) if good else ""
        if problem:
            self.blame(self.ends, problem, "hour", "minute")
        return good and not problem

    @property
    def minutes(self) -> tuple[int, int]:
        """From and until, of the day; midnight at the end is the end of the day."""
        starts, ends = (each.hour * 60 + each.minute for each in (self.starts.data, self.ends.data))
        return starts, ends or 24 * 60


class AwayForm(Form):
    from_on = DateField(_l("First day away"), required=_l("Enter the first day."))
    until_on = DateField(_l("Last day away"), required=_l("Enter the last day."))
    submit = SubmitField(_l("Add these days"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        problem = rules.why_not_away(self.from_on.data, self.until_on.data, clock.today()) if good else None
        if problem:
            self.blame(self[problem[0]], problem[1])
        return good and not problem


class PrivateForm(Form):
    sort = RadiosField(
        _l("What do you want to keep away from?"),
        choices=[choice(each, words) for each, words in pages.SHUNS.items()],
        required=_l("Choose what you want to keep away from."),
    )
    service = SelectField(_l("If it is a service: which one?"), coerce=int)
    team = SelectField(_l("If it is a team: which one?"), coerce=int)
    words = TextField(
        _l("If it is a person or an area: what is the name?"),
        hint=_l("The full name of the person, or the town or part of it"),
        most=120,
    )
    submit = SubmitField(_l("Put it on my private list"))

    class Meta(Form.Meta):
        mark_optional = False  # one of the three is needed, and the error says which

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        if good and not self[self._asked()].data:
            self.blame(self[self._asked()], pages.WHICH[Shun(self.sort.data)])
            return False
        return good

    def _asked(self) -> str:
        """The name of the box that goes with what was chosen."""
        return {Shun.SERVICE: "service", Shun.TEAM: "team", Shun.HIDE: "team"}.get(Shun(self.sort.data), "words")

    def named(self) -> Named:
        sort, asked = Shun(self.sort.data), self._asked()
        return Named(
            sort,
            service_id=self.service.data if asked == "service" else None,
            team_id=self.team.data if asked == "team" else None,
            words=self.words.data if asked == "words" else None,
        )


class RemoveForm(Form):
    submit = SubmitField(_l("Take it away"))
