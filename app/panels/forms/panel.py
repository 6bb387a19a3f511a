"""What is asked about a panel, and about somebody who sits on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from app.core.formatting import local
from app.core.forms import (
    ConfirmField,
    DateField,
    EmailField,
    Form,
    NumberField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    TimeField,
    choice,
    moment,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.panels import pages, rules
from app.panels.actions.setting_up import ASKED
from app.panels.models import Panel, PanelMember
from app.panels.states import DecisionRule, Duty, Involvement, PanelRole, PanelShape, PanelType
from app.people.models import Person

ENUMS: dict[str, Any] = {"shape": PanelShape, "involvement": Involvement, "decision_rule": DecisionRule}
SITS_AS = (PanelType.STAFF, PanelType.OTHER, PanelType.SERVICE_USER, PanelType.CARER)


def no_name(_form: BaseForm, field: Any) -> None:
    """The reference of the vacancy, and never whose."""
    if field.data and not rules.is_reference(field.data):
        raise ValidationError(_("Type the vacancy's number, like 334-25-0012, and leave out anybody's name."))


class PanelForm(Form):
    joint_at: datetime | None = None
    post = TextField(_l("Which post is it?"), most=120, required=_l("Say which post it is."))
    band = SelectField(_l("Band"), choices=pages.BANDS.items(), empty=_l("Not said"))
    consultant = ConfirmField(
        _l("It is a consultant's post"), hint=_l("The law says who must sit on such a panel. We remind you.")
    )
    reference = TextField(
        _l("Reference of the vacancy"), (no_name,), most=rules.LONGEST,
        hint=_l("Digits and single letters with hyphens, like 334-25-0012. Never the name of a candidate."),
    )  # fmt: skip
    shape = RadiosField(
        _l("How does the panel sit?"), choices=pages.SHAPES.items(), required=_l("Choose how the panel sits."),
    )  # fmt: skip
    involvement = RadiosField(
        _l("What do advisors do?"), required=_l("Choose what advisors do."),
        choices=[each for each in pages.INVOLVEMENTS.items() if each[0] is not Involvement.NONE],
    )  # fmt: skip
    candidates = NumberField(
        _l("How many candidates do you expect?"), least=1, most=40,
        hint=_l("A number only. Names stay in your recruitment system."),
    )  # fmt: skip
    joint_day = DateField(_l("If there are two panels: on which day do they meet?"))
    joint_time = TimeField(_l("At what time?"))
    decision_rule = RadiosField(
        _l("How do you decide if members do not agree?"), choices=pages.DECISIONS.items(),
        hint=_l("It is best agreed before the day. Leave it open if you do not know yet."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    def validate(self, extra_validators: Any = None) -> bool:
        """When two panels meet is a day and a time, or neither."""
        good = super().validate(extra_validators)
        self.joint_at = moment(self.joint_day, self.joint_time)
        for field, other in ((self.joint_day, self.joint_time), (self.joint_time, self.joint_day)):
            if field.data is None and other.data is not None and not field.errors:
                self.blame(field, _("Enter both a day and a time, or leave both empty."))
        return bool(good and not self.joint_day.errors and not self.joint_time.errors)

    @staticmethod
    def of(panel: Panel) -> dict[str, Any]:
        shown = {name: getattr(panel, name) for name in ASKED}
        joint = shown.pop("joint_at")
        if joint:
            shown |= {"joint_day": local(joint).date(), "joint_time": local(joint).time()}
        return shown | {name: shown[name].value if shown[name] else None for name in ENUMS}

    def answers(self) -> dict[str, Any]:
        said = {name: self[name].data for name in ASKED if name != "joint_at"}
        said["joint_at"] = self.joint_at
        said["band"], said["reference"] = said["band"] or "", said["reference"] or ""
        return said | {name: kind(said[name]) if said[name] else None for name, kind in ENUMS.items()}


class MemberForm(Form):
    who = SelectField(_l("Somebody of your team"), choices=(), empty=_l("Somebody else"))
    name = TextField(_l("Or their name"), most=120, hint=_l("As the other members should read it."))
    email = EmailField(
        _l("The e-mail address they sign in with, if they have one"),
        hint=_l("Then they see the panel's pages themselves. Without one, you keep their papers."),
    )
    role = RadiosField(
        _l("What do they do?"), choices=pages.ROLES.items(), required=_l("Choose what they do."),
        default=PanelRole.MEMBER.value,
    )  # fmt: skip
    type = RadiosField(
        _l("Who are they?"), choices=[(each, pages.TYPES[each]) for each in SITS_AS], default=PanelType.STAFF.value,
        required=_l("Choose who they are."),
    )  # fmt: skip
    group = TextField(_l("On which of the panels?"), most=80, hint=_l("For example: Staff panel"))
    duty = SelectField(_l("Do they sit there as one of these?"), choices=pages.DUTIES.items(), empty=_l("No"))
    submit = SubmitField(_l("Save"))

    def offer(self, panel: Panel, people: Iterable[Person]) -> None:
        """`people`: of the host's team who may be chosen. What this panel does not need is not asked."""
        self.who.choices = [choice(each.ref, each.name) for each in people]
        if not self.who.choices:
            del self.who
            self.name.label.text = _("Their name")
        if panel.shape is not PanelShape.PARALLEL:
            del self.group
        if not panel.consultant:
            del self.duty

    @staticmethod
    def of(member: PanelMember) -> dict[str, Any]:
        duty = member.duty.value if member.duty else None
        return {"role": member.role.value, "type": member.type.value, "group": member.group, "duty": duty}

    def seat(self) -> dict[str, Any]:
        """How they sit: for the verb."""
        duty = self.duty.data if self.duty else None
        return {
            "role": PanelRole(self.role.data),
            "type": PanelType(self.type.data),
            "group": (self.group.data or "") if self.group else "",
            "duty": Duty(duty) if duty else None,
        }
