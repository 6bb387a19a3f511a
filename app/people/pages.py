"""How people and what happens to them are said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from flask import current_app, url_for

from app.core import formatting, nhs, papers
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people import codes, interests
from app.people.models import (
    Account,
    AccountCode,
    Advisor,
    Channel,
    Person,
    Role,
    Team,
    TeamMember,
)
from app.people.passport import access
from app.people.states import AdvisorState, Ending

STATES: dict[AdvisorState, tuple[Any, str]] = {  # words and the colour of their tag
    AdvisorState.ENQUIRY: (_l("Asked to join"), "blue"),
    AdvisorState.CONVERSATION: (_l("Conversation arranged"), "blue"),
    AdvisorState.WAITING: (_l("On the waiting list"), "purple"),
    AdvisorState.WELCOME: (_l("Taking the steps to join"), "blue"),
    AdvisorState.ACTIVE: (_l("Active"), "green"),
    AdvisorState.PAUSED: (_l("On a break"), "yellow"),
    AdvisorState.ENDED: (_l("Moved on"), "grey"),
}
HAS_DIED = _l("Has died"), "grey"
CHANNELS = {
    Channel.EMAIL: _l("By email"),
    Channel.TEXT: _l("By text message"),
    Channel.LETTER: _l("By letter"),
    Channel.PHONE: _l("By phone"),
}
STAFF_ROLES = {
    Role.HOST: (_l("Host"), _l("Posts opportunities for their team and says who took part")),
    Role.TEAM: (_l("Involvement team"), _l("Keeps the register, approves opportunities and offers places")),
    Role.BUDGET: (_l("Budget holder"), _l("Authorises involvement payments")),
    Role.FINANCE: (_l("Finance"), _l("Pays what was authorised")),
    Role.ADMIN: (_l("Administrator"), _l("Invites staff and looks after teams, services and sites")),
}


def state_tag(advisor: Advisor) -> tuple[Any, str]:
    """Words and colour for where an advisor is."""
    return HAS_DIED if advisor.ended_because is Ending.DIED else STATES[advisor.state]


def role_words(role: Role) -> str:
    if role is Role.ADVISOR:
        return str(current_app.config["ADVISOR_WORD"][0]).capitalize()
    return str(STAFF_ROLES[role][0])


class Lived(Protocol):
    """Somebody who says which experience they bring."""

    @property
    def service_user(self) -> bool: ...
    @property
    def carer(self) -> bool: ...


def lived(advisor: Lived) -> str:
    """Which experience they bring."""
    if advisor.service_user and advisor.carer:
        return _("Service user and carer")
    return _("Carer") if advisor.carer else _("Service user")


def about(person: Person) -> list[tuple[str, str]]:
    """What everybody with an account sees of themselves, as (label, answer) pairs."""
    return [
        (_("Full name"), person.full_name),
        (_("Called"), person.known_as or person.first_name),
        (_("Pronouns"), person.pronouns or _("Not given")),
        (_("Email"), person.email or _("None")),
        (_("Phone"), formatting.phone(person.phone) if person.phone else _("None")),
        (_("Postal address"), person.address or _("None")),
        (_("How we make contact"), str(CHANNELS[person.contact_by])),
        (_("How we send reminders"), str(CHANNELS[person.reminders_by or person.contact_by])),
        (
            _("How we send news"),
            str(CHANNELS[person.news_by or person.contact_by]) if person.wants_news else _("No news"),
        ),
        (_("Letters"), _("In large print") if person.large_print else _("In ordinary print")),
    ]


def about_advising(advisor: Advisor) -> list[tuple[str, str]]:
    """What an advisor chose to tell, as (label, answer) pairs."""
    offered = dict(interests.choices())
    liked = [offered.get(each.kind_code) or each.kind_code.replace("-", " ").capitalize() for each in advisor.interests]
    return [
        (_("Experience"), lived(advisor)),
        (_("What helps with taking part"), access.as_text(advisor.access) or _("Nothing noted")),
        (_("Interested in"), formatting.joined(liked) if liked else _("Not said yet")),
        (_("Facilitator"), advisor.facilitator.name if advisor.facilitator else _("Nobody yet")),
        (_("On the register since"), formatting.day(advisor.joined_on) if advisor.joined_on else _("Not known")),
        (_("Own code, to be found by on the day"), own_code(advisor) or _("None")),
    ]


def own_code(advisor: Advisor) -> str:
    """In two parts, as it is read out: "k4m 7xq"."""
    code = advisor.own_code or ""
    return f"{code[:3]} {code[3:]}".strip()


def code_letter(person: Person, code: str, until: datetime, today: date) -> papers.Letter:
    """The letter that brings a code for an account; it names no lived experience and no service."""
    config = current_app.config
    return papers.Letter(
        heading=_("Your code to make an account"),
        to=papers.address_of(person.name, person.address),
        on=today,
        words=[
            _("Hello %(name)s.", name=person.first_name),
            _("You can go on doing everything by phone and by letter. If you like, you can also do it online."),
            _("Go to %(address)s and choose “I have a code”. Enter your family name and this code:",
              address=config["BASE_URL"] + url_for("people.sign_in")),
        ],
        large=codes.shown(code),
        after=[
            _("The code works once, until %(day)s. Then you choose how you sign in, and find all you did with us.",
              day=formatting.day(until)),
            _("If anything does not work, ring us on %(phone)s (%(hours)s). We are glad to help.",
              phone=config["CONTACT_PHONE"], hours=config["CONTACT_HOURS"]),
        ],
    )  # fmt: skip


def code_words(code: AccountCode | None, now: datetime) -> str:
    """What became of the newest code of a person."""
    if code is None:
        return ""
    if code.used_at:
        return _("They made their account with a code on %(day)s, %(time)s.",
                 day=formatting.day(code.used_at), time=formatting.clock(code.used_at))  # fmt: skip
    if code.expires_at <= now:
        return _("The code of %(day)s was not used and works no more.", day=formatting.day(code.made_at))
    return _("They have a code, given on %(day)s. It has not been used yet and works until %(until)s.",
             day=formatting.day(code.made_at), until=formatting.day(code.expires_at))  # fmt: skip


def shared_email(person: Person, sharing: list[Person]) -> str:
    """Whose email it is besides, and what that means for signing in."""
    names = formatting.joined([each.name for each in sharing])
    signs_in = next((each for each in [person, *sharing] if each.account), None)
    if signs_in is None:
        return _("%(names)s has this email too. That is fine, but only one of them can sign in with it.", names=names)
    return _(
        "%(names)s has this email too. That is fine, but only %(one)s can sign in with it.",
        names=names,
        one=signs_in.name,
    )


def register_row(advisor: Advisor) -> tuple[str, str, list[Any]]:
    """One line of the register: name, address, and state, experience, contact, facilitator."""
    person = advisor.person
    reached = {
        Channel.EMAIL: person.email,
        Channel.TEXT: person.phone and formatting.phone(person.phone),
        Channel.PHONE: person.phone and formatting.phone(person.phone),
    }
    words, colour = state_tag(advisor)
    contact = [str(CHANNELS[person.contact_by]), reached.get(person.contact_by)]
    cells = [
        nhs.component("tag", text=words, classes=f"nhsuk-tag--{colour}"),
        lived(advisor),
        ": ".join(part for part in contact if part),
        advisor.facilitator.name if advisor.facilitator else "",
    ]
    return person.name, url_for("register.person", ref=person.ref), cells


PLACES = {"lead": _l("Lead"), "deputy": _l("Deputy"), "member": _l("Member")}
ACTS_DONE = {
    "link": _l("A new invitation is on its way. The link works for 7 days."),
    "open-again": _l("The account is open again, and a new invitation is on its way."),
    "sign-out": _l("They are signed out everywhere."),
}


def place_code(member: TeamMember) -> str:
    return "lead" if member.lead else "deputy" if member.deputy else "member"


def place(member: TeamMember) -> tuple[str, str, str]:
    """A team somebody is in: its name, their place, its reference."""
    return member.team.name, str(PLACES[place_code(member)]), member.team.ref


def staff_row(account: Account, places: list[TeamMember]) -> tuple[str, str, list[Any]]:
    """One line of the staff list: name, address, and roles, teams, address to sign in with, state."""
    teams = [f"{name} ({words})" for name, words, _ref in map(place, places)]
    roles = sorted((grant.role for grant in account.person.roles), key=list(Role).index)
    cells = [", ".join(map(role_words, roles)), ", ".join(teams), account.sign_in_email, state_of(account)]
    return account.person.name, url_for("admin.person", ref=account.person.ref), cells


def state_of(account: Account) -> str:
    if account.ended_at:
        return _("Ended on %(day)s", day=formatting.day(account.ended_at))
    return _("Can sign in") if account.password_hash else _("Can sign in with a link: no password yet")


def team_card(team: Team) -> list[tuple[str, str]]:
    """One line of the list of teams, as (label, answer) pairs."""
    lead = [each.person.name for each in team.members if each.lead]
    deputies = [each.person.name for each in team.members if each.deputy]
    return [
        (_("Service"), team.service.name),
        (_("Site"), team.site.name if team.site else ""),
        (_("Lead"), formatting.joined(lead) if lead else _("Nobody yet")),
        (_("Deputies"), formatting.joined(deputies) if deputies else ""),
        (_("Cost centre"), team.cost_centre or ""),
    ]


def members(team: Team) -> list[tuple[Person, str]]:
    """The people of a team with their places, the lead first."""
    order = list(PLACES)
    ranked = sorted(team.members, key=lambda each: (order.index(place_code(each)), each.person.sought))
    return [(each.person, str(PLACES[place_code(each)])) for each in ranked]
