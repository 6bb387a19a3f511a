"""People who asked to join, and spreadsheets that somebody began to bring in."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import func, select

from app.core import formatting
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.people.models import Advisor, AdvisorMove, Person
from app.people.register.actions import KEPT_FOR
from app.people.register.models import RegisterImport, RegisterRow, RegisterUpload
from app.people.states import AdvisorState


def asked_to_join(_viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Person)
        .join(Advisor, Advisor.person_id == Person.id)
        .join(AdvisorMove, AdvisorMove.advisor_id == Advisor.person_id)
        .where(Advisor.state == AdvisorState.ENQUIRY, AdvisorMove.after == AdvisorState.ENQUIRY.value)
    )
    for row in oldest(wanted, AdvisorMove.at):
        said = _("%(name)s asked to join the register", name=row.Person.name)
        yield Need(row.since, said, url_for("register.person", ref=row.Person.ref))


def rows_to_answer(_viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(RegisterImport.ref, RegisterImport.file_name, func.count(RegisterRow.id).label("rows"))
        .join(RegisterRow, RegisterRow.import_id == RegisterImport.id)
        .where(RegisterRow.closed_at.is_(None))
        .group_by(RegisterImport.id)
    )
    for row in oldest(wanted, RegisterImport.at):
        said = _(
            "Answer the questions about %(people)s in %(file)s", people=formatting.people(row.rows), file=row.file_name
        )
        yield Need(row.since, said, url_for("register_import.show_import", ref=row.ref))


def file_half_read(viewer: Viewer) -> Iterator[Need]:
    """A file this viewer sent and has not finished with: nobody else may see it, and it is kept for a day only."""
    theirs = RegisterUpload.by_id == viewer.person_id, RegisterUpload.expires_at > viewer.now
    wanted = select(RegisterUpload.ref, RegisterUpload.file_name).where(*theirs)
    for row in oldest(wanted, RegisterUpload.expires_at):
        said = _("Finish bringing in %(file)s", file=row.file_name)
        yield Need(row.since - KEPT_FOR, said, url_for("register_import.rows", ref=row.ref))
