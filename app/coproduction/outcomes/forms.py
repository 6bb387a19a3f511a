"""What a host writes, what the involvement team decides, and what somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.coproduction.outcomes.actions import Typed
from app.coproduction.outcomes.models import OutcomePoint
from app.coproduction.outcomes.pages import ANSWERS, AUDIENCES, WHY_NONE
from app.coproduction.outcomes.rules import LONGEST, day_problem
from app.coproduction.outcomes.states import Answer, Audience, ReplyTo, WhyNone
from app.core import clock
from app.core.forms import (
    ConfirmField,
    DateField,
    Form,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.reviews.models import ReviewAction

DAYS: dict[str, Any] = {
    "missing": _l("Enter the day by which it will be done."),
    "past": _l("That day is over. Enter a day in the future, or say that it is done."),
    "far": _l("That is more than two years ahead. Enter a day that people can wait for."),
}


def of_point(point: OutcomePoint) -> dict[str, Any]:
    """What the form shows of a point."""
    told = {"said": point.said, "words": point.words, "by_day": point.by_day, "answer": point.answer.value}
    return told | {"audience": point.audience.value, "action": point.action.ref if point.action else ""}


def of_action(action: ReviewAction | None) -> dict[str, Any]:
    """An action of the review as a point: what was said is still to write."""
    if action is None:
        return {}
    ahead = action.done_on is None
    told = {"words": action.words, "action": action.ref, "answer": (Answer.WILL if ahead else Answer.DONE).value}
    return told | ({"by_day": action.due_on} if ahead else {})


class PointForm(Form):
    """One thing that was said, and the answer. The day is asked for a promise alone."""

    said = LongTextField(
        _l("What did they say?"), most=LONGEST, required=_l("Write what they said, in a sentence or two."),
        hint=_l("In plain words that they would know again. No names, and nothing about anybody's health."),
    )  # fmt: skip
    answer = RadiosField(_l("What came of it?"), choices=ANSWERS.items(), required=_l("Choose what came of it."))
    words = LongTextField(
        _l("Tell them in a few words"), most=LONGEST,
        required=_l("Write what you did, will do, or could not do and why."),
        hint=_l("Say “we”. Where you could not do it, the reason is what people want to know."),
    )  # fmt: skip
    by_day = DateField(
        _l("By which day?"), hint=_l("Only where you will do it. We ask you again once the day is over.")
    )
    audience = RadiosField(
        _l("Who may read it?"), choices=AUDIENCES.items(), required=_l("Choose who may read it."),
        hint=_l("Those who took part always do. Before everybody reads it, the involvement team looks at it."),
    )  # fmt: skip
    action = SelectField(_l("Is it an action of your review?"), choices=[("", _l("No"))])
    submit = SubmitField(_l("Save"))

    class Meta(Form.Meta):
        mark_optional = False

    def offer(self, actions: Sequence[ReviewAction]) -> None:
        if not actions:
            del self.action
            return
        self.action.choices = [("", _("No")), *(choice(each.ref, each.words[:90]) for each in actions)]

    def validate(self, extra_validators: Any = None) -> bool:
        good: bool = super().validate(extra_validators)
        answer = next((each for each in Answer if each.value == self.answer.data), None)
        problem = day_problem(answer, self.by_day.data, clock.today()) if good and answer else ""
        if problem:
            self.blame(self.by_day, str(DAYS[problem]))
        return good and not problem

    def typed(self, actions: Sequence[ReviewAction]) -> Typed:
        chosen = self.action.data if self.action else ""
        action_id = next((each.id for each in actions if each.ref == chosen), None)
        return Typed(
            self.said.data or "", Answer(self.answer.data), self.words.data or "", self.by_day.data,
            Audience(self.audience.data), action_id,
        )  # fmt: skip


class TellForm(Form):
    """`shown` is the digest of the points on the page. Where words look like a name, somebody has to have looked."""

    shown = HiddenField()
    looked = ConfirmField(
        _l("I have looked: nobody can be known from these words"), required=_l("Look at the words that may be a name.")
    )
    submit = SubmitField(_l("Tell them"))


class WhyForm(Form):
    why = RadiosField(_l("Why is there nothing to tell?"), choices=WHY_NONE.items(), required=_l("Choose a reason."))
    words = LongTextField(_l("Say more, for those who come after you"), most=500)
    submit = SubmitField(_l("Save"))

    def validate(self, extra_validators: Any = None) -> bool:
        good: bool = super().validate(extra_validators)
        chosen: Any = self.why.data
        if good and chosen == WhyNone.OTHER.value and not self.words.data:
            self.blame(self.words, _("Write the reason in a sentence."))
            return False
        return good


class ReplyForm(Form):
    agrees = RadiosField(
        _l("Is that what you said?"), choices=(("yes", _l("Yes")), ("no", _l("Not quite"))),
        required=_l("Choose yes or not quite."),
    )  # fmt: skip
    words = LongTextField(_l("In your own words"), most=LONGEST, hint=_l("You do not have to write anything."))
    meant_for = RadiosField(
        _l("Who may read your answer?"),
        choices=((ReplyTo.HOST.value, _l("The host and the involvement team, with my name")),
                 (ReplyTo.TEAM.value, _l("The involvement team alone"))),
        required=_l("Choose who may read it."),
    )  # fmt: skip
    submit = SubmitField(_l("Send"))

    class Meta(Form.Meta):
        mark_optional = False


class ReplyBehalfForm(BehalfForm, ReplyForm):
    """For somebody who said it to the team."""
