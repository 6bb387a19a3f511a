"""The tables of people, by noun."""

from app.people.models.codes import AccountCode
from app.people.models.passport import (
    Away,
    Exclusion,
    Passport,
    PassportEntry,
    PassportReading,
    PassportTag,
    Window,
)
from app.people.models.persons import (
    Account,
    Advisor,
    AdvisorMove,
    Channel,
    Interest,
    LinkPurpose,
    Person,
    Role,
    RoleGrant,
    SignIn,
    SignInLink,
    called,
)
from app.people.models.teams import Service, Site, Team, TeamInterest, TeamMember
from app.people.models.training import CheckRecord, Course, TrainingGrant, TrainingRecord

__all__ = [
    "Account",
    "AccountCode",
    "Advisor",
    "AdvisorMove",
    "Away",
    "Channel",
    "CheckRecord",
    "Course",
    "Exclusion",
    "Interest",
    "LinkPurpose",
    "Passport",
    "PassportEntry",
    "PassportReading",
    "PassportTag",
    "Person",
    "Role",
    "RoleGrant",
    "Service",
    "SignIn",
    "SignInLink",
    "Site",
    "Team",
    "TeamInterest",
    "TeamMember",
    "TrainingGrant",
    "TrainingRecord",
    "Window",
    "called",
]
