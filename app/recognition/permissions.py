"""Who may record, see and check."""

from __future__ import annotations

from typing import Any

from app.opportunities.models import Opportunity, Session
from app.opportunities.permissions import may_host, may_manage
from app.people.permissions import team
from app.recognition.models import Certificate


def team_records(user: Any, session: Session) -> bool:
    """The involvement team, of every session."""
    return may_manage(user, session.opportunity)


def host_records(user: Any, session: Session) -> bool:
    """The hosts of the team whose session it is. Needs `opportunity.team.members`."""
    return may_host(user, session.opportunity)


def team_records_work(user: Any, opportunity: Opportunity) -> bool:
    return may_manage(user, opportunity)


def host_records_work(user: Any, opportunity: Opportunity) -> bool:
    return may_host(user, opportunity)


def holds(user: Any, certificate: Certificate) -> bool:
    """The person whose certificate it is."""
    return bool(user.is_authenticated and user.person_id == certificate.contribution.person_id)


def prints(user: Any, _certificate: Certificate) -> bool:
    """The involvement team prints certificates for those who do not use a computer."""
    return team(user)
