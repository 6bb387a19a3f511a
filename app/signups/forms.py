"""Signing up, and the team's acts on places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.core.formatting import short_day
from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    DurationField,
    Form,
    HiddenField,
    LongTextField,
    NumberField,
    RadiosField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity, Seat, Session
from app.opportunities.pages import seat_kind, seat_words, session_words
from app.opportunities.rules import signing
from app.opportunities.states import Asked, Attendance, Strength
from app.people.behalf import BehalfForm
from app.signups import rules
from app.signups.models import Place
from app.signups.rules import Choice, Concern, Limit
from app.signups.states import PlaceState


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

    def fit(self, opportunity: Opportunity, now: datetime, *, service_user: bool, carer: bool) -> None:
        """Leave only the questions that this opportunity asks this person."""
        self._fit_sessions(opportunity, now)
        seats = rules.seats_for(opportunity.seats, service_user=service_user, carer=carer)
        if rules.kinds_of_place(seats) > 1:
            self.seat.choices = [choice(seat.id, seat_words(seat), _first(opportunity, seat)) for seat in seats]
        else:
            del self.seat
        asked = [c for c in opportunity.conditions if c.asked is Asked.TICK]
        if asked:
            self.ticks.choices = [choice(c.id, c.words) for c in asked]
            self.ticks.flags.optional = all(c.strength is not Strength.MUST for c in asked)
        else:
            del self.ticks
        self._conditions = opportunity.conditions

    def validate(self, extra_validators: Any = None) -> bool:
        """What has to be ticked is said here, and not on the page after the one with the boxes."""
        good = super().validate(extra_validators)
        if "ticks" in self and not self.ticks.errors and rules.unticked(self._conditions, self.choice()):
            self.blame(self.ticks, str(rules.TICK_ALL))
        return bool(good and not ("ticks" in self and self.ticks.errors))

    def _fit_sessions(self, opportunity: Opportunity, now: datetime) -> None:
        coming = rules.coming(opportunity, now)
        if not rules.chooses_sessions(opportunity) or len(coming) < 2:
            del self.session, self.sessions
            return
        offered = [choice(session.id, session_words(session)) for session in coming]
        if opportunity.attendance is Attendance.ONE:
            self.session.choices = offered
            del self.sessions
        else:
            self.sessions.choices = offered
            del self.session

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


def _first(opportunity: Opportunity, seat: Seat) -> str:
    return _("Somebody signs you off for it first") if signing.asks(opportunity.kind, seat.role) else ""


class ReasonForm(Form):
    reason = LongTextField(
        _l("Reason"),
        required=_l("Write the reason in one or two sentences. The person will read it."),
        hint=_l("The person will read these words."),
        render_kw={"maxlength": 500},
    )
    submit = SubmitField(_l("Save and tell them"))


class BehalfSignUpForm(SignUpForm, BehalfForm):
    """The person's own questions, and how they asked."""


class OnBehalfForm(BehalfForm, AnywayForm):
    what = RadiosField(_l("What did they say?"), required=_l("Choose what they said."))
    submit = SubmitField(_l("Record it"))

    def offer_only(self, state: PlaceState, ahead: Sequence[Session] = (), *, half: bool = False) -> None:
        """Only what can be said in this state; `ahead` are the sessions to come of a place that is held.

        `half`: they wait to come with somebody whose name is not in.
        """
        answers = [choice("accept", _("Yes, they take the place")), choice("decline", _("No, they do not want it"))]
        out = [choice("withdraw", _("They withdraw"))]
        if state is PlaceState.LAPSED:
            out = [choice("still", _("They would still like to come")), *out]
        if half:
            out = [choice("alone", _("They would come on their own")), *out]
        if ahead:
            out = [choice("coming", _("Yes, they can still come")), *out]
        if len(ahead) > 1:
            out += [choice(f"not-{each.id}", _not_on(each)) for each in ahead]
        self.what.choices = answers if state is PlaceState.OFFERED else out


def _not_on(session: Session) -> str:
    return _("Not on %(day)s. They keep their place for the other days", day=short_day(session.starts_at))


class LimitForm(Form):
    """The most in a month: hours, sessions, either or both; neither is no limit."""

    time = DurationField(_l("Hours in a month"), most=400 * 60, hint=_l("For example, 10 hours"))
    number = NumberField(_l("Sessions in a month"), least=1, most=200, hint=_l("For example, 4"))
    submit = SubmitField(_l("Save the limit"))

    def limit(self) -> Limit:
        return Limit(self.time.data or None, self.number.data)  # a box left at 0 is no limit either


class LimitOnBehalfForm(BehalfForm, LimitForm):
    """The same, for somebody who asked for it."""


class OrganisationLimitForm(LimitForm):
    stops = RadiosField(
        _l("What happens when it would be more?"),
        choices=[
            choice("warn", _l("People are told, and decide for themselves")),
            choice("stop", _l("It is not possible"), _l("The involvement team cannot sign them up either")),
        ],
        required=_l("Choose what happens when it would be more."),
    )
    travel = NumberField(
        _l("Minutes to allow between two places"),
        hint=_l("People are told when there is less time than this between two things they agreed to."),
        most=600,
        required=_l("Enter how many minutes to allow. It may be 0."),
    )
    submit = SubmitField(_l("Save the limits"))


def numbers_form(opportunity: Opportunity, held: Sequence[Place]) -> Form:
    """A number for each kind of place; and of each of `held`, whether the person gives up theirs, and why."""
    fields: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    for seat in opportunity.seats:
        label = _("How many %(kind)s?", kind=seat_kind(seat))
        fields[f"seat-{seat.id}"] = NumberField(label, least=1, most=500, required=_("Enter how many places."))
        shown[f"seat-{seat.id}"] = seat.number
    for place in held:
        label = _("%(name)s gives up the place", name=place.person.name)
        if place.session:
            label += ", " + session_words(place.session)
        fields[f"leaves-{place.ref}"] = ConfirmField(label)
        fields[f"why-{place.ref}"] = LongTextField(
            _("What we tell %(name)s", name=place.person.name), hint=_("The person will read these words."),
            render_kw={"maxlength": 500},
        )  # fmt: skip
    fields["submit"] = SubmitField(_("Save"))
    form: Form = type("NumbersForm", (Form,), fields)(data=shown)
    return form


def numbers(form: Form, opportunity: Opportunity) -> dict[int, int]:
    """By seat."""
    return {seat.id: int(form[f"seat-{seat.id}"].data) for seat in opportunity.seats}


def leaving(form: Form, held: Sequence[Place]) -> dict[int, str]:
    """By place, the reason the person reads, of those who give theirs up."""
    asked = [place for place in held if f"leaves-{place.ref}" in form and form[f"leaves-{place.ref}"].data]
    return {place.id: form[f"why-{place.ref}"].data or "" for place in asked}


class PairForm(Form):
    other = RadiosField(_l("Who do they come with?"), required=_l("Choose who they come with."))
    submit = SubmitField(_l("Save"))

    def offer(self, places: Sequence[Place]) -> None:
        self.other.choices = [choice(place.id, place.person.name) for place in places]
