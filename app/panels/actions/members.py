"""Who sits on a panel besides the advisors: added, changed, and gone again."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.documents.declaration import CURRENT
from app.opportunities.actions.readers import set_readers
from app.panels import events, queries
from app.panels.actions.taking import lock_running
from app.panels.models import Panel, PanelMember
from app.panels.states import Duty, PanelRole, PanelType


def add_member(
    panel_id: int, *, name: str, person_id: int | None = None, group: str = "", role: PanelRole = PanelRole.MEMBER,
    type: PanelType = PanelType.STAFF, duty: Duty | None = None, by: Actor,  # noqa: A002
) -> PanelMember:  # fmt: skip
    """Somebody who is no advisor of this opportunity. `person_id`: whoever signs in and then sees the panel's pages."""
    panel = lock_running(panel_id)
    if person_id is not None and queries.sits_on(panel, person_id) is not None:
        raise RuleBroken(_("%(name)s sits on this panel already.", name=name))
    member = PanelMember(
        panel_id=panel.id, name=name, person_id=person_id, group=group, role=role, type=type, duty=duty
    )
    db.session().add(member)
    db.session().flush()
    say_who_reads(panel)
    emit(events.PanelMemberAdded(panel.id, member.id), by=by)
    return member


def change_member(
    panel_id: int, member_id: int, *, group: str, role: PanelRole, type: PanelType, duty: Duty | None, by: Actor,  # noqa: A002
) -> None:  # fmt: skip
    panel = lock_running(panel_id)
    member = _member(panel, member_id)
    member.group, member.role, member.type, member.duty = group, role, type, duty
    emit(events.PanelMemberChanged(panel.id, member.id), by=by)


def declare_for(panel_id: int, member_id: int, *, by: Actor) -> None:
    """They agreed on paper to keep it to themselves. Twice is once; whoever signs in says it themselves."""
    panel = lock_running(panel_id)
    member = _member(panel, member_id)
    if member.person_id is not None:
        raise RuleBroken(_("%(name)s signs in, and agrees to it on their own page.", name=member.name))
    if member.declared_at is None:
        member.declared_at, member.declared_words, member.declared_by_id = clock.now(), CURRENT, by.person_id
        emit(events.MemberDeclared(panel.id, member.id, CURRENT), by=by)


def leave(panel_id: int, member_id: int, *, by: Actor) -> None:
    """They step down, or somebody else takes their place. Nobody keeps why. Twice is once."""
    panel = lock_running(panel_id)
    member = _member(panel, member_id, gone_too=True)
    if member.left_at is None:
        member.left_at = clock.now()
        say_who_reads(panel)
        emit(events.PanelMemberLeft(panel.id, member.id, member.role is PanelRole.CHAIR), by=by)


def say_who_reads(panel: Panel) -> None:
    """Whoever sits here with a sign-in reads the names of the advisors: those who keep away from them are kept away."""
    if panel.opportunity_id is not None:
        db.session().flush()
        set_readers(panel.opportunity_id, queries.guests_of(panel.opportunity_id))


def _member(panel: Panel, member_id: int, *, gone_too: bool = False) -> PanelMember:
    member = db.session().get(PanelMember, member_id, populate_existing=True)
    if member is None or member.panel_id != panel.id or (member.left_at and not gone_too):
        raise RuleBroken(_("This person is not on the panel any more. Look at the page again."))
    return member
