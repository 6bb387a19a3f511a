"""A team that chooses, advisors, and the worker that makes proposals: what these tests start from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.matching.proposals.due import make_proposal
from app.matching.proposals.models import Proposal, ProposalPair
from app.matching.proposals.states import IN_IT
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.opportunities.states import Format, Method
from app.people.models import Person, Role
from app.signups import actions
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make
from tests.support.page import Browser, Page


class Scene:
    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        self.people: dict[str, int] = {}
        make.person("Tia", Role.TEAM, email="tia@post.example")
        self.team = browser.another()
        self.team.sign_in("tia@post.example")
        self.ref = ""

    def advisors(self, *names: str, **fields: Any) -> None:
        for name in names:
            self.people[name] = self.make.advisor(name, email=f"{name.lower()}@post.example", account=False, **fields)

    def chosen(self, title: str, **fields: Any) -> str:
        return self.make.opportunity(title=title, method=Method.CHOSEN, choice_rule="By need.", **fields)

    def work_by(self, title: str, in_days: int, **fields: Any) -> str:
        """Work that is done in one's own time."""
        with self.application.app_context():
            due = clock.today() + timedelta(days=in_days)
        return self.chosen(title, in_days=in_days, sessions=0, work_due_on=due, format=Format.POST, **fields)

    def name_down(self, ref: str, *names: str) -> None:
        for name in names:
            with self.application.app_context(), db.transaction():
                actions.sign_up(self.id_of(ref), self.people[name], by=Actor(self.people[name]))

    def id_of(self, ref: str) -> int:
        return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()

    def took_part(self, name: str, times: int = 4) -> None:
        """So many sessions of two hours that are over and recorded."""
        for _time in range(times):
            ref = self.make.opportunity(in_days=1)
            self.name_down(ref, name)
            self.application.extensions["clock"].advance(timedelta(days=2))
            with self.application.app_context(), db.transaction() as session:
                place = session.scalars(select(Place).where(Place.opportunity_id == self.id_of(ref))).one()
                actions.took_part(place.id, None, activity_minutes=120, prep_minutes=0, by=Actor(place.person_id))
        self.team.sign_in("tia@post.example")  # days went by

    def ask(self, who: str = "all", most: str = "1") -> Page:
        page = self.team.send(self.team.get("/team/proposals"), {"who": who, "most": most})
        with self.application.app_context():
            self.ref = db.session().scalars(select(Proposal.ref).order_by(Proposal.id.desc())).first() or ""
        return page

    def work(self) -> int:
        with self.application.app_context():
            return make_proposal(clock.now())

    def made(self, **asked: str) -> Page:
        self.ask(**asked)
        assert self.work() == 1
        return self.page()

    def page(self) -> Page:
        return self.team.get(f"/team/proposals/{self.ref}")

    def pairs(self) -> set[tuple[str, str]]:
        """(name, title) of everybody in it."""
        wanted = (
            select(Person.full_name, Opportunity.title)
            .select_from(ProposalPair)
            .join(Proposal, Proposal.id == ProposalPair.proposal_id)
            .join(Person, Person.id == ProposalPair.person_id)
            .join(Opportunity, Opportunity.id == ProposalPair.opportunity_id)
            .where(Proposal.ref == self.ref, ProposalPair.mark.in_(IN_IT))
        )
        with self.application.app_context():
            return {(row[0], row[1]) for row in db.session().execute(wanted)}

    def pair_id(self, name: str, title: str) -> str:
        wanted = (
            select(ProposalPair.id)
            .join(Proposal, Proposal.id == ProposalPair.proposal_id)
            .join(Opportunity, Opportunity.id == ProposalPair.opportunity_id)
            .where(Proposal.ref == self.ref, ProposalPair.person_id == self.people[name], Opportunity.title == title)
        )
        with self.application.app_context():
            return str(db.session().scalars(wanted).one())

    def mark(self, name: str, title: str, do: str) -> Page:
        return self.team.post(f"/team/proposals/{self.ref}/pairs", {"do": do, "pair": self.pair_id(name, title)})

    def place_ref(self, name: str, title: str) -> str:
        wanted = select(Place.ref).join(Opportunity, Opportunity.id == Place.opportunity_id)
        with self.application.app_context():
            mine = wanted.where(Place.person_id == self.people[name], Opportunity.title == title)
            return db.session().scalars(mine).one()

    def again(self) -> Page:
        self.team.post(f"/team/proposals/{self.ref}/again")
        with self.application.app_context():
            self.ref = db.session().scalars(select(Proposal.ref).order_by(Proposal.id.desc())).first() or ""
        self.work()
        return self.page()

    def places(self, state: PlaceState) -> set[str]:
        wanted = select(Person.full_name).join(Place, Place.person_id == Person.id).where(Place.state == state)
        with self.application.app_context():
            return set(db.session().scalars(wanted))

    def told(self, name: str) -> set[str]:
        """To whom a message of this name was written."""
        wanted = select(Person.full_name).join(OutboxMessage, OutboxMessage.person_id == Person.id)
        with self.application.app_context():
            return set(db.session().scalars(wanted.where(OutboxMessage.name == name)))


def names(pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {name for name, _title in pairs}
