"""Reads about people, one question a function."""

from app.people.queries.codes import latest_code, live_code
from app.people.queries.persons import (
    advisor_by_ref,
    advisor_exactly,
    checks_of,
    courses,
    facilitators,
    happened,
    names,
    same_name,
    sharing_email,
    whole_person,
)
from app.people.queries.register import Wanted, register
from app.people.queries.sign_ins import (
    account_by_email,
    anybody_here,
    link,
    live_sign_ins,
    person_of_sign_in,
    was_invited,
)
from app.people.queries.staff import (
    administrators,
    hosts,
    memberships,
    person_by_ref,
    services,
    sites,
    staff,
    team_by_ref,
    teams,
)

__all__ = [
    "Wanted",
    "account_by_email",
    "administrators",
    "advisor_by_ref",
    "advisor_exactly",
    "anybody_here",
    "checks_of",
    "courses",
    "facilitators",
    "happened",
    "hosts",
    "latest_code",
    "link",
    "live_code",
    "live_sign_ins",
    "memberships",
    "names",
    "person_by_ref",
    "person_of_sign_in",
    "register",
    "same_name",
    "services",
    "sharing_email",
    "sites",
    "staff",
    "team_by_ref",
    "teams",
    "was_invited",
    "whole_person",
]
