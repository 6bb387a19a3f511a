"""Inviting staff, their roles, ending an account and who takes over; teams, services and sites."""

from __future__ import annotations

from typing import Any

from app.core.forms import (
    CheckboxesField,
    EmailField,
    FilterForm,
    Form,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people import queries
from app.people.models import Person, Role, TeamMember
from app.people.pages import STAFF_ROLES

ROLES = [(role.value, words, about) for role, (words, about) in STAFF_ROLES.items()]
PLACES = [("lead", _l("Lead")), ("deputy", _l("Deputy")), ("member", _l("Member"))]


class RolesForm(Form):
    roles = CheckboxesField(_l("What do they do?"), choices=ROLES)
    submit = SubmitField(_l("Save the roles"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.roles.flags.optional = False  # none at all is an answer too, for somebody who only advises

    def chosen(self) -> list[Role]:
        codes: list[str] = self.roles.data or []
        return [Role(code) for code in codes]


class InviteForm(RolesForm):
    full_name = TextField(_l("Full name"), required=_l("Enter the full name."))
    email = EmailField(_l("Work email address"), required=_l("Enter their email address."))
    roles = CheckboxesField(_l("What do they do?"), choices=ROLES, required=_l("Choose at least one role."))
    team = SelectField(_l("Team"), hint=_l("Only for a host"), coerce=int, empty=_l("No team"))
    submit = SubmitField(_l("Send the invitation"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        team: int | None = self.team.data
        if good and team and Role.HOST not in self.chosen():
            self.blame(self.team, _("Only a host can be in a team. Choose the role of host too, or no team."))
            return False
        return good


def invite_form() -> InviteForm:
    form = InviteForm()
    form.team.choices = [(team.id, team.name) for team in queries.teams()]
    return form


def end_form(person: Person, places: list[TeamMember]) -> Form:
    """One question for each team of the person: who takes over. `successors(form, places)` reads the answers."""

    class EndForm(Form):
        submit = SubmitField(_l("End the account"), render_kw={"variant": "warning"})

    others = [(each.id, each.name) for each in queries.hosts() if each.id != person.id]
    for place in places:
        setattr(EndForm, _takes_over(place), _successor(place, others))
    form: Form = EndForm()
    return form


def successors(form: Form, places: list[TeamMember]) -> dict[int, int]:
    """Who takes over, by the id of the team; a team without an answer is left out."""
    answers = {place.team_id: form[_takes_over(place)].data for place in places}
    return {team_id: person_id for team_id, person_id in answers.items() if person_id}


def _takes_over(place: TeamMember) -> str:
    return f"takes_over_{place.team_id}"


def _successor(place: TeamMember, others: list[tuple[int, str]]) -> SelectField:
    """Where the person leads there must be an answer; elsewhere the lead is the answer nobody gives."""
    question = _("Who takes over in %(team)s?", team=place.team.name)
    must = _("Choose who takes over in %(team)s.", team=place.team.name) if place.lead else None
    empty = _("Choose one") if place.lead else _("The lead of the team")
    return SelectField(question, choices=others, required=must, empty=empty, coerce=int)


class StaffFilters(FilterForm):
    ended = RadiosField(_l("Show"), choices=[("", _l("People who can sign in")), ("yes", _l("Accounts that ended"))])


class TeamForm(Form):
    name = TextField(_l("Name of the team"), required=_l("Enter the name of the team."), most=120)
    service = SelectField(_l("Service"), required=_l("Choose the service."), coerce=int)
    site = SelectField(_l("Site"), coerce=int, empty=_l("No site"))
    cost_centre = TextField(_l("Cost centre"), most=40)
    submit = SubmitField(_l("Save"))

    def values(self) -> dict[str, Any]:
        return {
            "name": self.name.data,
            "service_id": self.service.data,
            "site_id": self.site.data,
            "cost_centre": self.cost_centre.data or None,
        }


def team_form(**known: Any) -> TeamForm:
    form = TeamForm(data=known)
    form.service.choices = [(each.id, each.name) for each in queries.services()]
    form.site.choices = [(each.id, each.name) for each in queries.sites()]
    return form


class JoinForm(Form):
    person = SelectField(_l("Add a host to this team"), required=_l("Choose a host."), coerce=int)
    submit = SubmitField(_l("Add"), render_kw={"variant": "secondary"})


class PlaceForm(Form):
    place = RadiosField(_l("Place in the team"), choices=PLACES, required=_l("Choose a place in the team."))
    submit = SubmitField(_l("Save"))


class LeaveForm(Form):
    takes_over = SelectField(_l("Who takes over what they have open?"), coerce=int)
    submit = SubmitField(_l("Take out of the team"), render_kw={"variant": "warning"})


def leave_form(member: TeamMember) -> LeaveForm:
    """For the lead somebody must be chosen; for others the lead takes over unless somebody is."""
    form = LeaveForm()
    form.takes_over.choices = [(each.id, each.name) for each in queries.hosts() if each.id != member.person_id]
    form.takes_over.empty = _("Choose one") if member.lead else _("The lead of the team")
    return form


class ServiceForm(Form):
    name = TextField(_l("Name of the service"), required=_l("Enter the name of the service."), most=120)
    submit = SubmitField(_l("Save"))


class SiteForm(Form):
    name = TextField(_l("Name of the site"), required=_l("Enter the name of the site."), most=120)
    address = LongTextField(_l("Address"), most=500)
    access = LongTextField(
        _l("Getting in and around"),
        hint=_l("For example, a step-free entrance, parking, the nearest bus stop"),
        most=1000,
    )
    submit = SubmitField(_l("Save"))
