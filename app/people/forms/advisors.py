"""What the team writes on the register: an advisor, a break, training."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    FilterForm,
    Form,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import lazy_gettext as _l
from app.people import interests, queries, rules
from app.people.behalf import BehalfForm, BehalfOrTeamForm
from app.people.forms.details import DetailsForm, known
from app.people.models import Person
from app.people.pages import STATES
from app.people.queries.register import NOBODY
from app.people.states import Ending

LIVED = [("service-user", _l("Service user")), ("carer", _l("Carer"))]


class AdvisorForm(DetailsForm, BehalfOrTeamForm):
    """An advisor on the register, new or known. `another` is shown only when somebody has this name already.

    `past_the_number` only where the register is full.
    """

    lived = CheckboxesField(
        _l("Which experience do they bring?"),
        choices=LIVED,
        required=_l("Choose service user, carer, or both."),
    )
    access_needs = LongTextField(
        _l("What helps them take part?"),
        hint=_l("One thing to do on each line, like “needs a step-free room”. Nothing about their health."),
        most=1000,
    )
    interests = CheckboxesField(_l("What would they like to hear about?"))
    facilitator = SelectField(_l("Facilitator"), hint=_l("The person in the team they know by name"), coerce=int)
    joined_on = DateField(_l("When did they join?"))
    another = ConfirmField(_l("This is another person with the same name"))
    past_the_number = ConfirmField(_l("Add them although the register is full"))
    submit = SubmitField(_l("Save"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = super().validate(*args, **kwargs)
        problem = rules.why_not_joined(self.joined_on.data, clock.today())
        if problem:
            self.blame(self.joined_on, problem)
        return good and not problem

    def values(self) -> dict[str, Any]:
        lived: list[str] = self.lived.data or []
        own: dict[str, Any] = {
            "service_user": "service-user" in lived,
            "carer": "carer" in lived,
            "access_needs": self.access_needs.data or None,
            "facilitator_id": self.facilitator.data,
            "joined_on": self.joined_on.data,
        }
        return super().values() | own | ({"interests": self.interests.data or []} if "interests" in self else {})


def advisor_form(person: Person | None = None) -> AdvisorForm:
    """An empty form, or one filled with what is known; the choices are of today."""
    start = known(person) if person else {"joined_on": clock.today()}
    form = AdvisorForm(whose=person.id if person else None, data=start)
    form.facilitator.choices = [(each.id, each.name) for each in queries.facilitators()]
    form.interests.choices = interests.choices()
    if not form.interests.choices:
        del form.interests
    return form


class AskedForm(BehalfForm):
    """How they ask, said once for a whole conversation."""

    submit = SubmitField(_l("Go on"))


class DiedForm(Form):
    submit = SubmitField(_l("Write down that they have died"), render_kw={"variant": "warning"})


class DidNotDieForm(Form):
    submit = SubmitField(_l("It was a mistake: put it right"))


class BreakForm(BehalfForm):
    until = DateField(_l("Until which day?"), hint=_l("Leave it empty if they will tell us when they are back."))
    submit = SubmitField(_l("Save the break"))


class BackForm(BehalfForm):
    submit = SubmitField(_l("Save: they are back"))


class MoveOnForm(BehalfOrTeamForm):
    because = RadiosField(
        _l("How did it come?"),
        hint=_l("Nobody has to say why they leave."),
        choices=[
            choice(Ending.CHOICE, _l("They chose to")),
            choice(Ending.MOVED_AREA, _l("They moved to another area")),
            choice(Ending.NO_CONTACT, _l("There was no contact any more"), _l("Only after they were asked first.")),
            choice(Ending.HERE_ALREADY, _l("They are on the register a second time")),
        ],
        default=Ending.CHOICE.value,
        required=_l("Choose one."),
    )
    submit = SubmitField(_l("Save: they moved on"), render_kw={"variant": "warning"})


class WelcomeForm(BehalfOrTeamForm):
    submit = SubmitField(_l("Put them on the register"))


class TrainingForm(Form):
    course = SelectField(_l("Which training?"))
    new_course = TextField(_l("Or the name of other training"), most=120)
    done_on = DateField(_l("When was it?"), hint=_l("Leave it empty if nobody knows."))
    expires_on = DateField(_l("Last day it counts"), hint=_l("Leave it empty if it does not run out."))
    evidence = TextField(
        _l("What shows it?"),
        hint=_l("In words or a reference, like “certificate seen, number 12”. Keep no copy."),
        most=300,
    )
    submit = SubmitField(_l("Save the training"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = super().validate(*args, **kwargs)
        if not self.course.errors and bool(self.course.data) == bool(self.new_course.data):
            field = self.course if self.course.choices else self.new_course  # the list is shown only if it has any
            self.blame(field, _l("Choose the training, or write the name of another one, not both."))
            good = False
        problem = rules.why_not_trained(self.done_on.data, self.expires_on.data, clock.today())
        if good and problem:
            self.blame(self[problem[0]], problem[1])
        return good and not problem


class RegisterFilters(FilterForm):
    q = TextField(_l("Name, email or phone"), most=100)
    state = SelectField(_l("State"), choices=[(state.value, words) for state, (words, _colour) in STATES.items()])
    lived = SelectField(_l("Experience"), choices=LIVED)
    interest = SelectField(_l("Interested in"))
    course = SelectField(_l("Trained in"))
    facilitator = SelectField(_l("Facilitator"))
    no_email = ConfirmField(_l("Only people without an email"))

    def wanted(self) -> queries.Wanted:
        """What is asked in the address; an answer that is not on offer asks nothing."""
        return queries.Wanted(
            q=(self.q.data or "")[:100],
            state=self._one_of("state"),
            lived=self._one_of("lived"),
            interest=self._one_of("interest"),
            course=self._one_of("course"),
            facilitator=self._one_of("facilitator"),
            no_email=bool(self.no_email.data),
        )

    def _one_of(self, name: str) -> str:
        offered = {str(each.value) for each in self[name].iter_choices()}
        asked = str(self[name].data or "")
        return asked if asked in offered else ""


def filters() -> RegisterFilters:
    """The filters of this request, with the choices of today."""
    form = RegisterFilters()
    form.interest.choices = interests.choices()
    form.course.choices = [(course.code, course.name) for course in queries.courses()]
    known = queries.facilitators(left=True)
    form.facilitator.choices = [(NOBODY, _l("Nobody yet")), *((str(each.id), each.name) for each in known)]
    for field in (form.state, form.lived, form.interest, form.course, form.facilitator):
        field.empty = _l("Any")
    return form
