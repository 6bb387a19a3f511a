"""A kind of opportunity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.core.errors import RuleBroken
from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    Form,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
    choice,
)
from app.core.i18n import lazy_gettext as _l
from app.opportunities.actions.kinds import SIGNED_OFF
from app.opportunities.actions.taking import Refused
from app.opportunities.forms.step import pick
from app.opportunities.models import Kind
from app.opportunities.pages.labels import SHAPES
from app.opportunities.states import Shape
from app.people.models import Course


class KindForm(Form):
    name = TextField(_l("Name"), most=80, required=_l("Enter a name."))
    about = LongTextField(_l("What is it, in one sentence for somebody new?"), most=400, required=_l("Say what it is."))
    starter = LongTextField(
        _l("What hosts start from when they say what people will do"), most=2000,
        hint=_l("They change it to what is true for them. Advisors can put forward other words."),
    )  # fmt: skip
    neutral_title = TextField(
        _l("Title that a shared calendar may show"), most=80, required=_l("Enter a neutral title."),
        hint=_l("It must not show that somebody uses services. For example, Meeting."),
    )  # fmt: skip
    course_code = SelectField(_l("Training needed before"), empty=_l("None"), choices=())
    teaches_code = SelectField(
        _l("Training that people have done by taking part"), empty=_l("None"), choices=(),
        hint=_l("It is written down for them when you record that they took part."),
    )  # fmt: skip
    teaches_months = NumberField(
        _l("For how many months does that count?"), least=1, most=120, hint=_l("Leave it empty if it does not run out.")
    )
    dated = RadiosField(
        _l("When does it happen?"), required=_l("Choose when it happens."),
        choices=[choice("yes", _l("On days with a time")), choice("no", _l("In people's own time, by a due day"))],
    )  # fmt: skip
    shape = pick(
        _l("What belongs to it?"), SHAPES, required=_l("Choose what belongs to it."),
        hint=_l("Hosts are asked for it when they post one."),
    )  # fmt: skip
    signed_off = CheckboxesField(
        _l("For which places is somebody signed off first?"),
        hint=_l("By a person who was there, on the day they think it is right. Sitting in is open to everybody."),
        choices=[
            choice("member_asks_sign_off", _l("To take part as a member")),
            choice("chair_asks_sign_off", _l("To chair")),
        ],
    )
    active = ConfirmField(_l("Hosts may choose it for new opportunities"))

    @staticmethod
    def of(kind: Kind | None) -> dict[str, Any]:
        if kind is None:
            return {"neutral_title": "", "dated": "yes", "active": True, "shape": Shape.PLAIN}
        named = (
            "name",
            "about",
            "starter",
            "neutral_title",
            "course_code",
            "teaches_code",
            "teaches_months",
            "active",
            "shape",
        )
        signed_off = [name for name in SIGNED_OFF if getattr(kind, name)]
        shown = {"dated": "yes" if kind.dated else "no", "signed_off": signed_off}
        return {name: getattr(kind, name) for name in named} | shown

    def offer(self, courses: Iterable[Course]) -> None:
        self.course_code.choices = [choice(course.code, course.name) for course in courses]
        self.teaches_code.choices = self.course_code.choices

    def answers(self) -> dict[str, Any]:
        named = ("name", "about", "starter", "neutral_title", "active", "shape")
        taught = self.teaches_code.data or None
        shared = {
            "course_code": self.course_code.data or None,
            "teaches_code": taught,
            "teaches_months": self.teaches_months.data if taught else None,
            "dated": self.dated.data == "yes",
        }
        asked: list[str] = self.signed_off.data or []
        return {name: self[name].data for name in named} | shared | {name: name in asked for name in SIGNED_OFF}

    def refuse(self, broken: RuleBroken) -> None:
        for problem in broken.problems if isinstance(broken, Refused) else ():
            self.blame(self[problem.field], problem.sentence)
