"""People who asked to join, and spreadsheets that somebody began to bring in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from sqlalchemy import func, or_, select

from app.core import formatting
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.home.day.people import about, in_state
from app.people.joining import queries
from app.people.joining.models import Joining, RegisterSize
from app.people.models import Advisor, AdvisorMove
from app.people.register.actions import KEPT_FOR
from app.people.register.models import RegisterImport, RegisterRow, RegisterUpload
from app.people.states import HAS_A_PLACE, AdvisorState

STEPS_TAKE = timedelta(days=14)
TELL_AGAIN = timedelta(days=90)


def asked_to_join(_viewer: Viewer) -> Iterator[Need]:
    for row in oldest(in_state(AdvisorState.ENQUIRY, moved=True), AdvisorMove.at):
        yield about(row, _("%(name)s asked to join the register", name=row.Person.name))


def conversations_over(viewer: Viewer) -> Iterator[Need]:
    """A conversation whose time has come and gone, and nobody has said what came of it."""
    over = in_state(AdvisorState.CONVERSATION).join(Joining, Joining.person_id == Advisor.person_id)
    for row in oldest(over.where(Joining.talk_at <= viewer.now), Joining.talk_at):
        yield about(row, _("Say how the conversation with %(name)s went", name=row.Person.name))


def steps_open_long(viewer: Viewer) -> Iterator[Need]:
    wanted = in_state(AdvisorState.WELCOME, moved=True).where(AdvisorMove.at <= viewer.now - STEPS_TAKE)
    for row in oldest(wanted, AdvisorMove.at):
        yield about(row, _("%(name)s has steps open: see whether you can help", name=row.Person.name))


def room_for_the_next(_viewer: Viewer) -> Iterator[Need]:
    """Somebody waits for the register, and there is room."""
    taken = select(func.count()).where(Advisor.state.in_(HAS_A_PLACE)).scalar_subquery()
    most = select(RegisterSize.most).where(RegisterSize.id == 1).scalar_subquery()
    room = or_(most.is_(None), most > taken)
    waits = in_state(AdvisorState.WAITING).join(Joining, Joining.person_id == Advisor.person_id).where(room)
    waits = waits.where(queries.may_be_invited())
    for row in list(oldest(waits, Joining.waits_since, Joining.person_id))[:1]:
        said = _("There is room on the register: invite %(name)s, who is the next", name=row.Person.name)
        yield Need(row.since, said, url_for("joining.waiting_list"))


def not_told_for_long(viewer: Viewer) -> Iterator[Need]:
    waits = in_state(AdvisorState.WAITING).join(Joining, Joining.person_id == Advisor.person_id)
    waits = waits.where(Joining.told_at <= viewer.now - TELL_AGAIN, queries.may_be_invited())
    for row in oldest(waits, Joining.told_at, Joining.person_id):
        yield about(row, _("Tell %(name)s where they stand on the waiting list", name=row.Person.name))


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
