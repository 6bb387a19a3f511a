"""The tables of people, by noun."""

from app.people.models.codes import AccountCode
from app.people.models.persons import (
    Account,
    Advisor,
    AdvisorMove,
    Channel,
    CheckRecord,
    Course,
    Interest,
    LinkPurpose,
    Person,
    Role,
    RoleGrant,
    SignIn,
    SignInLink,
    TrainingRecord,
    called,
)
from app.people.models.teams import Service, Site, Team, TeamMember

__all__ = [
    "Account",
    "AccountCode",
    "Advisor",
    "AdvisorMove",
    "Channel",
    "CheckRecord",
    "Course",
    "Interest",
    "LinkPurpose",
    "Person",
    "Role",
    "RoleGrant",
    "Service",
    "SignIn",
    "SignInLink",
    "Site",
    "Team",
    "TeamMember",
    "TrainingRecord",
    "called",
]
