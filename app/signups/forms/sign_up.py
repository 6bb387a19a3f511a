"""Signing up, and what to know before going on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    Form,
    HiddenField,
    RadiosField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity, Seat
from app.opportunities.pages import seat_words, session_words
from app.opportunities.rules import signing
from app.opportunities.states import Asked, Attendance, Strength
from app.people.behalf import BehalfForm
from app.signups import rules
from app.signups.rules import Choice, Concern


class AnywayForm(Form):
    """A form whose first press may show what to know before going on; `anyway` says what was shown."""

    anyway = HiddenField()

    def heeds(self, found: Sequence[Concern]) -> bool:
        """Whether all that is found was shown before; from here on the form's own button says that it was."""
        before = self.anyway.data or ""
        self.anyway.data = rules.seen(found)
        return rules.heeded(found, before)


class SignUpForm(AnywayForm):
    """Asks only what there is to choose; `needed()` says whether anything is."""

    session = RadiosField(
        _l("Which session would you like to come to?"), required=_l("Choose which session you would like to come to.")
    )
    sessions = CheckboxesField(
        _l("Which sessions would you like to come to?"), required=_l("Choose the sessions you would like to come to.")
    )
    seat = RadiosField(
        _l("Which kind of place would you like?"), required=_l("Choose which kind of place you would like.")
    )
    ticks = CheckboxesField(_l("Please tick what is true for you"))
    together = ConfirmField(_l("I come together with one other person, or not at all"))
    code = TextField(
        _l("The code they gave you"), hint=_l("Leave this empty if you are the first of the two to sign up.")
    )
    supporter = ConfirmField(
        _l("I will bring somebody who supports me"), hint=_l("They take no place, and we do not ask who they are.")
    )
    checked = HiddenField()
    submit = SubmitField(_l("Sign up"))

    @classmethod
    def asking(
        cls, opportunity: Opportunity, now: datetime, *, service_user: bool, carer: bool, **given: Any
    ) -> Self:  # fmt: skip
        """With the questions alone that this opportunity asks this person."""
        seats = rules.seats_for(opportunity.seats, service_user=service_user, carer=carer)
        ticks = [each for each in opportunity.conditions if each.asked is Asked.TICK]
        offered = {
            "seat": _seats(opportunity, seats) if rules.kinds_of_place(seats) > 1 else [],
            "ticks": [choice(each.id, each.words) for each in ticks],
            **_sessions(opportunity, now),
        }
        form = cls.without(*(name for name, choices in offered.items() if not choices))(**given)
        for name, choices in offered.items():
            if choices:
                form[name].choices = choices
        if ticks:
            form.ticks.flags.optional = all(each.strength is not Strength.MUST for each in ticks)
        form._conditions = opportunity.conditions
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        """What has to be ticked is said here, and not on the page after the one with the boxes."""
        good = super().validate(extra_validators)
        if "ticks" in self and not self.ticks.errors and rules.unticked(self._conditions, self.choice()):
            self.blame(self.ticks, str(rules.TICK_ALL))
        return bool(good and not ("ticks" in self and self.ticks.errors))

    def needed(self) -> bool:
        return any(name in self for name in ("session", "sessions", "seat", "ticks"))

    def choice(self) -> Choice:
        """What was chosen, as numbers; the questions that were not asked stay empty."""
        seat = self._picked("seat")
        return Choice(
            session_ids=self._picked("session") + self._picked("sessions"),
            seat_id=seat[0] if seat else None,
            ticked=frozenset(self._picked("ticks")),
            together=bool(self.together.data),
            code=self.code.data or "",
            supporter=bool(self.supporter.data),
        )

    def _picked(self, name: str) -> tuple[int, ...]:
        data = self[name].data if name in self else None
        return tuple(int(number) for number in (data if isinstance(data, list) else [data]) if number)

    def answers(self) -> list[tuple[str, str]]:
        """(question, answer in words) for the check page."""
        said = []
        for name in ("session", "sessions", "seat", "ticks"):
            if name not in self:
                continue
            field: Any = self[name]
            given = {str(v) for v in (field.data if isinstance(field.data, list) else [field.data])}
            words = [str(option.label) for option in field.choices if str(option.value) in given]
            said.append((str(field.label.text), "\n".join(words) or _("Nothing ticked")))
        if self.together.data or self.code.data:
            said.append((_("Together"), _("You come together with one other person, or not at all.")))
        if self.supporter.data:
            said.append((_("Supporter"), _("You bring somebody who supports you.")))
        return said


def _sessions(opportunity: Opportunity, now: datetime) -> dict[str, list[Any]]:
    """What there is to choose, under the question that is asked of it."""
    coming = rules.coming(opportunity, now)
    some = rules.chooses_sessions(opportunity) and len(coming) > 1
    offered = [choice(session.id, session_words(session)) for session in coming] if some else []
    one = opportunity.attendance is Attendance.ONE
    return {"session": offered if one else [], "sessions": [] if one else offered}


def _seats(opportunity: Opportunity, seats: Sequence[Seat]) -> list[Any]:
    return [choice(seat.id, seat_words(seat), _first(opportunity, seat)) for seat in seats]


def _first(opportunity: Opportunity, seat: Seat) -> str:
    return _("Somebody signs you off for it first") if signing.asks(opportunity.kind, seat.role) else ""


class BehalfSignUpForm(SignUpForm, BehalfForm):
    """The person's own questions, and how they asked."""
