"""Whose turn it can be: predicates (user, claim) -> bool. The verbs ask once more, with the claim in hand."""

from __future__ import annotations

from typing import Any

from app.opportunities.permissions import may_host
from app.people import permissions as people
from app.recognition.claims.models import Claim
from app.recognition.signing.queries.holders import centres_of


def confirms(user: Any, claim: Claim) -> bool:
    """A host of the team whose activity it was. Needs `opportunity.team.members`. Nobody their own."""
    return user.person_id != claim.person_id and may_host(user, claim.place.opportunity)


def confirms_for_team(user: Any, claim: Claim) -> bool:
    """The involvement team, of every team: also of one whose only host is the person who claims."""
    return people.team(user) and user.person_id != claim.person_id


def authorises(user: Any, claim: Claim) -> bool:
    """Who holds its cost centre, or acts today for somebody who does. Nobody their own."""
    theirs = people.budget(user) and user.person_id != claim.person_id
    return theirs and claim.place.opportunity.charged_to in centres_of(user.person_id)


def names_holders(user: Any) -> bool:
    """Who says who holds which cost centre: the involvement team and the administrator."""
    return people.team(user) or people.admin(user)
