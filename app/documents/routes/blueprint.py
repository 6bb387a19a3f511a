"""What the three parts of the pages have in common."""

from __future__ import annotations

from flask import Blueprint, Response
from sqlalchemy.orm import joinedload, selectinload

from app.core import web
from app.core.permissions import allow
from app.documents.models import Document, DocumentFile
from app.documents.permissions import may_keep
from app.opportunities.models import Opportunity
from app.people import permissions as people
from app.people.models import Team

bp = Blueprint("documents", __name__)
Answer = Response | str | tuple[str, int]
AREA = "/<any(host, team):area>/opportunities/<ref>/documents"
WITH_IT = (
    joinedload(Opportunity.kind),
    joinedload(Opportunity.team).selectinload(Team.members),
    selectinload(Opportunity.sessions),
)
staff = allow(people.host, people.team)


def load_kept(ref: str) -> Opportunity:
    return web.load(Opportunity, ref, may_keep, *WITH_IT)


def load_document(opportunity: Opportunity, ref: str) -> Document:
    """A document of this opportunity, which was loaded for somebody who may."""
    return web.load(Document, ref, lambda _user, row: row.opportunity_id == opportunity.id)


def load_file(opportunity: Opportunity, ref: str) -> DocumentFile:
    return web.load(DocumentFile, ref, lambda _user, row: row.document.opportunity_id == opportunity.id)
