"""The planned minutes of one place: what SQL adds up is what the rule says, for every shape of kind."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.opportunities.details import SPECS
from app.opportunities.models import Kind, Opportunity
from app.opportunities.queries.planned import each_minutes, once_minutes
from app.opportunities.states import Shape
from tests.support.make import Make

ALL = {each.key: 10 + number for number, each in enumerate(q for those in SPECS.values() for q in those if q.part)}
ANSWERS: tuple[dict[str, Any] | None, ...] = (None, {}, ALL, {"design_minutes": 45, "slides": "staff"})


@pytest.mark.parametrize("details", ANSWERS)
def test_the_same_in_sql(application: Flask, make: Make, details: dict[str, Any] | None) -> None:
    for shape in Shape:
        make.opportunity(kind=make.kind(f"a-{shape.value}", shape=shape), prep_minutes=30, details=details)
    with application.app_context():
        wanted = select(Opportunity, once_minutes(), each_minutes()).join(Kind, Kind.code == Opportunity.kind_code)
        found = db.session().execute(wanted).all()
        said = {row.kind.shape: row.besides for row, *_minutes in found}
        assert {row.kind.shape: tuple(minutes) for row, *minutes in found} == said
    assert len(said) == len(Shape)
    assert (said[Shape.TRAINING].once > 30) is bool(details)
    assert (said[Shape.COMMITTEE].each > 0) is (details is ALL), "what another shape asks is none of its own"
