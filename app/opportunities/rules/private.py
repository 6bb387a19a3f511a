"""Private exclusions: what is kept from somebody because they asked for it. Pure, and said to nobody but them.

A host finds no trace of one: the opportunity is not in that person's list, they are not told of it, and never asked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.likes import Fitting, PlaceLike
from app.opportunities.states import Facet, Format

THERE = frozenset({Format.IN_PERSON, Format.MIXED})  # somebody may have to go somewhere


def kept_from(opportunity: Fitting, facts: AdvisorFacts) -> bool:
    """Whether this person asked not to meet this one: its team, somebody who hosts it or sits on it, its
    area, what is visited."""
    if not facts.private():
        return False
    hosts = {opportunity.host_id, opportunity.deputy_id}
    if opportunity.team_id in facts.avoids_teams or not facts.avoids_people.isdisjoint(hosts):
        return True
    if opportunity.id in facts.avoids_at:
        return True
    return _visits(opportunity, facts) or in_areas(opportunity, facts.avoids_areas)


def in_areas(opportunity: PlaceLike, areas: frozenset[str]) -> bool:
    """Whether it takes place, or may, in one of these areas, named as words of its own in where it is."""
    if not areas or opportunity.format not in THERE:
        return False
    where = f"{opportunity.venue_area or ''} {opportunity.venue or ''}"
    return any(_named(area).search(where) for area in areas)


def _visits(opportunity: Fitting, facts: AdvisorFacts) -> bool:
    named = (each.fields.get("service") for each in opportunity.conditions if each.facet is Facet.OWN_SERVICE)
    return any(service in facts.avoids for service in named)


@lru_cache(maxsize=500)
def _named(area: str) -> re.Pattern[str]:
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", area)))
    return re.compile(rf"(?<!\w){words or r'(?!)'}(?!\w)", re.IGNORECASE)
