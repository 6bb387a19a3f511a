"""Accounts: invited, given roles, moved to another address, ended, opened again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import clock, db, throttle
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people import events, queries
from app.people.actions import sign_ins, teams
from app.people.actions.persons import locked
from app.people.models import Account, LinkPurpose, Person, Role, RoleGrant, SignInLink
from app.people.search import folded

INVITATIONS = 5  # to one address in an hour


def invite_staff(name: str, email: str, roles: Iterable[Role], team_id: int | None, *, by: Actor) -> SignInLink:
    """Open an account for a member of staff and make the link that `LinkAsked` sends.

    Somebody of this name and email on the register keeps their record: one person may have several roles.
    """
    email = email.strip().lower()
    known = select(Person).outerjoin(Person.account).where(Person.email == email, Account.person_id.is_(None))
    same = [person for person in db.session().scalars(known) if folded(person.full_name) == folded(name)]
    person = same[0] if same else Person(full_name=name, email=email, created_at=clock.now())
    db.session().add(person)
    db.session().flush()
    if not same:
        emit(events.PersonAdded(person.id), by=by)
    account = open_account(person, email, roles, by=by)
    if team_id is not None:
        teams.join(team_id, person.id, by=by)
    return sign_ins.make_link(account, LinkPurpose.INVITATION, by=by)


def first_administrator(email: str, *, by: Actor) -> SignInLink:
    """Where nobody is administrator: make one, and a link to be shown rather than sent."""
    if queries.administrators(lock=True):
        raise RuleBroken(_("There is an administrator already. Ask them to invite you, or ask for a new password."))
    email = email.strip().lower()
    account = queries.account_by_email(email)
    if account is None:
        person = Person(full_name=_("Administrator"), email=email, created_at=clock.now())
        db.session().add(person)
        db.session().flush()
        emit(events.PersonAdded(person.id), by=by)
        account = open_account(person, email, [Role.ADMIN], by=by)
    account.ended_at = None
    _grant(locked(account.person_id), {Role.ADMIN}, by=by)
    return sign_ins.new_link(account, LinkPurpose.INVITATION)


def invite_advisor(person_id: int, *, by: Actor) -> SignInLink:
    """A link to make an account, or the same again while nobody has used it."""
    person = locked(person_id)
    if person.silent_since is not None:
        raise RuleBroken(_("It is written down that they have died. If that was a mistake, put it right first."))
    if person.account is None:
        if not person.email:
            raise RuleBroken(_("Add an email address first: the link goes there."))
        open_account(person, person.email, [Role.ADVISOR], by=by)
    account = db.session().get_one(Account, person_id)
    if account.ended_at is not None:
        raise RuleBroken(_("This account was ended. An administrator can open it again."))
    _grant(person, {Role.ADVISOR}, by=by)
    return _invite(account, by)


def invite_again(person_id: int, *, by: Actor) -> SignInLink:
    """Another invitation for somebody whose first one got lost or too old."""
    locked(person_id)
    account = db.session().get_one(Account, person_id)
    if account.ended_at is not None:
        raise RuleBroken(_("This account was ended. Open it again first."))
    return _invite(account, by)


def _invite(account: Account, by: Actor) -> SignInLink:
    """An invitation, unless this address has had enough of them."""
    if throttle.count_try("invitation", account.sign_in_email, most=INVITATIONS, within=timedelta(hours=1)):
        raise RuleBroken(_("They were sent several invitations already. Wait an hour before you send another."))
    return sign_ins.make_link(account, LinkPurpose.INVITATION, by=by)


def open_account(person: Person, email: str, roles: Iterable[Role], *, by: Actor) -> Account:
    """The right to sign in with `email`, which only one person can have."""
    _free(email, person.id)
    account = Account(person_id=person.id, sign_in_email=email, created_at=clock.now())
    db.session().add(account)
    try:
        db.session().flush()
    except IntegrityError:  # somebody was given this address at the very same moment
        raise RuleBroken(_taken(email)) from None
    emit(events.AccountOpened(person.id), by=by)
    _grant(person, set(roles), by=by)
    return account


def change_sign_in_email(person_id: int, email: str, *, by: Actor) -> None:
    """Let a person sign in with another address; links sent to the old one stop working."""
    email = email.strip().lower()
    locked(person_id)
    _free(email, person_id)
    account = db.session().get_one(Account, person_id)
    if account.sign_in_email == email:
        return
    account.sign_in_email = email
    sign_ins.close_links(person_id)
    try:
        emit(events.PersonChanged(person_id, ("sign_in_email",)), by=by)
    except IntegrityError:
        raise RuleBroken(_taken(email)) from None


def change_roles(person_id: int, roles: Iterable[Role], *, by: Actor) -> None:
    """Give a person exactly these staff roles; being an advisor is not touched here. It counts from the next page."""
    admins = queries.administrators(lock=True)
    person = locked(person_id)
    before = {grant.role for grant in person.roles}
    after = set(roles) | before & {Role.ADVISOR}
    if Role.ADMIN in before - after:
        _keep_an_administrator(person_id, admins, by)
    leads = [place.team.name for place in queries.memberships([person_id])[person_id]]
    if Role.HOST in before - after and leads:
        raise RuleBroken(_("First take them out of the team %(team)s, so that somebody takes over.", team=leads[0]))
    _grant(person, after, by=by, only=True)


def end(person_id: int, successors: Mapping[int, int], *, by: Actor) -> None:
    """End an account and every sign-in at once. `successors`: who takes over, by the id of each of their teams."""
    admins = queries.administrators(lock=True)
    person = locked(person_id)
    account = db.session().get_one(Account, person_id, with_for_update=True)
    if account.ended_at is not None:
        raise RuleBroken(_("This account was ended already."))
    if person_id == by.person_id:
        raise RuleBroken(_("You cannot end your own account. Ask another administrator."))
    if any(grant.role is Role.ADMIN for grant in person.roles):
        _keep_an_administrator(person_id, admins, by)
    for place in queries.memberships([person_id])[person_id]:
        teams.leave(place.team_id, person_id, successors.get(place.team_id), by=by)
    account.ended_at = clock.now()
    sign_ins.end_all(person_id)
    sign_ins.close_links(person_id)
    emit(events.AccountEnded(person_id), by=by)


def open_again(person_id: int, *, by: Actor) -> SignInLink:
    """An ended account works again, with a new invitation and without the old password."""
    locked(person_id)
    account = db.session().get_one(Account, person_id)
    if account.ended_at is None:
        raise RuleBroken(_("This account is open already."))
    account.ended_at, account.password_hash = None, None
    emit(events.AccountOpened(person_id), by=by)
    return sign_ins.make_link(account, LinkPurpose.INVITATION, by=by)


def _grant(person: Person, roles: set[Role], *, by: Actor, only: bool = False) -> None:
    """Add roles, or with `only` make them exactly these."""
    before = {grant.role for grant in person.roles}
    after = roles if only else roles | before
    if after == before:
        return
    person.roles = [grant for grant in person.roles if grant.role in after]
    person.roles += [RoleGrant(role=role) for role in sorted(after - before, key=lambda role: role.value)]
    emit(events.RolesChanged(person.id, tuple(sorted(role.value for role in after))), by=by)


def _keep_an_administrator(person_id: int, admins: list[int], by: Actor) -> None:
    if person_id == by.person_id:
        raise RuleBroken(_("You cannot take this role from yourself. Ask another administrator."))
    if admins == [person_id]:
        raise RuleBroken(_("This is the only administrator. Make somebody else an administrator first."))


def _free(email: str, person_id: int) -> None:
    other = queries.account_by_email(email)
    if other is not None and other.person_id != person_id:
        raise RuleBroken(_taken(email, other.person.name))


def _taken(email: str, name: Any = None) -> str:
    whose = name or _("Somebody else")
    return str(
        _("%(name)s signs in with %(email)s. Two people may share an email, but only one can sign in with it.",
          name=whose, email=email)
    )  # fmt: skip
