"""A list without what its reader keeps away from: `rules.private`, asked of the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, exists, or_

from app.core import db
from app.opportunities.models import Condition, Opportunity
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.private import THERE, in_areas
from app.opportunities.states import Facet


def without_private(query: Select[Opportunity], facts: AdvisorFacts) -> Select[Opportunity]:
    """Leave out what `kept_from` keeps from this person. Who named an area costs one statement more: words are
    compared by the rule itself."""
    if facts.avoids_areas:
        query = query.where(Opportunity.id.not_in(_in_areas(query, facts.avoids_areas)))
    if facts.avoids_teams:
        query = query.where(Opportunity.team_id.not_in(facts.avoids_teams))
    if facts.avoids_people:
        deputy = or_(Opportunity.deputy_id.is_(None), Opportunity.deputy_id.not_in(facts.avoids_people))
        query = query.where(Opportunity.host_id.not_in(facts.avoids_people), deputy)
    if facts.avoids_at:
        query = query.where(Opportunity.id.not_in(facts.avoids_at))
    if facts.avoids:
        visits = exists().where(
            Condition.opportunity_id == Opportunity.id,
            Condition.facet == Facet.OWN_SERVICE,
            Condition.fields["service"].as_integer().in_(facts.avoids),
        )
        query = query.where(~visits)
    return query


def _in_areas(query: Select[Opportunity], areas: frozenset[str]) -> Sequence[int]:
    columns = (Opportunity.id, Opportunity.format, Opportunity.venue, Opportunity.venue_area)
    there = query.where(Opportunity.format.in_(THERE)).order_by(None).with_only_columns(*columns)
    return [row.id for row in db.rows(there) if in_areas(row, areas)]
