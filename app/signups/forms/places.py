"""The team's acts on places: for somebody who asked, numbers, and two who come together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.formatting import short_day
from app.core.forms import (
    ConfirmField,
    Form,
    LongTextField,
    NumberField,
    RadiosField,
    SubmitField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages import seat_kind, session_words
from app.people.behalf import BehalfForm
from app.signups.forms.sign_up import AnywayForm
from app.signups.models import Place
from app.signups.states import PlaceState


class ReasonForm(Form):
    reason = LongTextField(
        _l("Reason"),
        required=_l("Write the reason in one or two sentences. The person will read it."),
        hint=_l("The person will read these words."),
        render_kw={"maxlength": 500},
    )
    submit = SubmitField(_l("Save and tell them"))


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
