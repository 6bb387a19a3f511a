"""The same organisation twice: once Ann keeps away from those who host, once she just does not put her name down."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.demo.load import load
from app.demo.people import Cast
from app.matching.proposals.models import Proposal
from app.messages import worker
from app.opportunities.models import Kind, Opportunity, Session
from app.opportunities.states import Method, OpportunityState
from app.people.models import Course, Interest, Person, Role, Team, TeamInterest, TeamMember, TrainingRecord
from app.people.passport import actions as passport
from app.people.passport.states import Shun
from app.signups import actions as signups
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.matching.unseen import sitting
from tests.support.apps import START
from tests.support.make import Make
from tests.support.page import Browser, Page

AREA, CLINICIAN = "Harrowgate Fen", "Lesley Kendrick"  # words of nobody else's
TEAM, HOST, SECOND, ANN = "team@demo.example", "host@demo.example", "second@post.example", "ann@post.example"
EVERY_SORT = frozenset(Shun)


class World:
    """What goes on in two weeks of December. `keeps_away` says in which sorts Ann keeps away; in none she looks at
    the same pages, and signs up for nothing. With `there` she has a place before she says so."""

    def __init__(self, application: Flask, keeps_away: frozenset[Shun], *, there: bool = False) -> None:
        self.application, self.keeps_away = application, keeps_away
        application.extensions["clock"].freeze(datetime.fromisoformat(START))
        self.make = Make(application)
        with application.test_request_context():
            self.cast: Cast = load(advisors=8, count=16, seed=7)
        self.people()
        self.offered()
        panel = sitting.offered(self)
        self.own = [] if there else [panel]  # where she tries to be, and has no place yet
        for ref in (self.seats, panel) if there else ():
            self.sign_up("ann", ref)
        self.panel = sitting.sits(self, panel)
        self.ann_says()
        self.goes_on()

    def people(self) -> None:
        self.ann = self.make.advisor("Ann Unseen", email=ANN, carer=True, phone="+447700900999")
        self.names = {"ann": self.ann}
        for name in ("bea", "cat", "dan", "eve"):
            self.names[name] = self.make.advisor(f"{name.title()} Lee", email=f"{name}@post.example", carer=True)
        second = self.make.person("Sol Second", Role.HOST, email=SECOND)
        self.make.person("Bob Budget", Role.BUDGET, email="bob@post.example")
        with self.application.app_context(), db.transaction() as session:
            self.team_id = self.cast.teams[0]
            session.add(TeamMember(team_id=self.team_id, person_id=second, deputy=True))
            for person_id in self.names.values():
                session.add(TeamInterest(person_id=person_id, team_id=self.team_id, since=clock.now()))
                session.add_all(
                    Interest(person_id=person_id, kind_code=code) for code in session.scalars(select(Kind.code))
                )
                session.add_all(
                    TrainingRecord(person_id=person_id, course_code=code, done_on=clock.today())
                    for code in session.scalars(select(Course.code))
                )

    def offered(self) -> None:
        """One of each way of giving places, all hosted by the same team, where Ann keeps away."""
        whole: dict[str, Any] = {
            "host": self.cast.host, "team": self.team_id, "kind": self.make.kind("unseen", name="Evening of talks"),
            "venue": f"1 Long Lane, {AREA}", "venue_area": AREA,
        }  # fmt: skip
        later = clock_at(self.application) + timedelta(days=1)
        self.seats = self.make.opportunity(title="With seats", seats=6, in_days=2, **whole)
        self.first = self.make.opportunity(title="First come", in_days=15, **whole)
        self.chosen = self.make.opportunity(
            title="Chosen", method=Method.CHOSEN, choice_rule="By need.", in_days=16, **whole
        )
        self.drawn = self.make.opportunity(title="By lot", method=Method.DRAW, closes_at=later, in_days=17, **whole)
        self.turns = self.make.opportunity(title="By turns", method=Method.TURNS, closes_at=later, in_days=18, **whole)
        self.cover = self.make.opportunity(title="To cover", in_days=19, **whole)
        self.make.opportunity(title="Not approved yet", state=OpportunityState.SUBMITTED, in_days=30, **whole)
        self.refs = [self.seats, self.first, self.chosen, self.drawn, self.turns, self.cover]

    def ann_says(self) -> None:
        """Her list, and what she tries all the same; and what somebody of the team tries for her."""
        with self.application.app_context():
            service = db.session().get_one(Team, self.team_id).service_id
        named = {
            Shun.SERVICE: passport.Named(Shun.SERVICE, service_id=service),
            Shun.TEAM: passport.Named(Shun.TEAM, team_id=self.team_id),
            Shun.HIDE: passport.Named(Shun.HIDE, team_id=self.team_id),
            Shun.PERSON: passport.Named(Shun.PERSON, words=CLINICIAN),
            Shun.AREA: passport.Named(Shun.AREA, words=AREA),
        }
        with self.application.app_context():
            for sort in sorted(self.keeps_away, key=lambda each: each.value):
                with db.transaction():
                    passport.add_exclusion(self.ann, named[sort], by=Actor(self.ann))

    def ann_looks(self, *, tries: bool) -> None:
        own = self.as_(ANN)
        for path in (
            "/",
            "/opportunities",
            "/what-fits-me",
            "/teams",
            "/my-involvement",
            "/my-passport",
            "/my-involvement/steps",
        ):
            own.get(path)
        for ref in (*self.refs, self.panel.opportunity):
            own.get(f"/opportunities/{ref}")
            own.get(f"/opportunities/{ref}/sign-up")
        if tries and self.keeps_away:
            self.ann_tries(own)

    def ann_tries(self, own: Browser) -> None:
        at_the_panel = self.own if self.keeps_away != {Shun.AREA} else []
        for ref in (*self.refs[1:], *at_the_panel):
            page = own.post(f"/opportunities/{ref}/sign-up")
            assert "private list" in page.text, page.text
            with self.application.app_context(), db.transaction():
                by = Actor(self.cast.team_member, behalf_of_id=self.ann, asked=Asked.PHONE)
                with pytest.raises(RuleBroken):
                    signups.sign_up(self.number(ref), self.ann, by=by)

    def goes_on(self) -> None:
        """What the others, the hosts and the team do, the same in both worlds."""
        self.ann_looks(tries=True)
        for name, refs in {
            "bea": [*self.refs, self.panel.opportunity],
            "cat": [self.seats, self.first, self.chosen, self.drawn, self.turns],
            "dan": [self.seats, self.drawn, self.turns, self.panel.opportunity],
        }.items():
            for ref in refs:
                self.sign_up(name, ref)
        self.numbered()
        self.host_writes()
        self.team_works()
        self.post_goes_out()
        self.later(days=2, hours=-1)  # 8 in the morning of the day of "With seats"
        self.ann_looks(tries=False)
        self.post_goes_out()
        self.answers()
        self.post_goes_out()

    def numbered(self) -> None:
        """The numbers for the lot are drawn by chance: here they follow from who came first."""
        with self.application.app_context(), db.transaction() as session:
            for place in session.scalars(select(Place).where(Place.number.is_not(None))):
                place.number = 100_000 + place.id

    def host_writes(self) -> None:
        own = self.as_(HOST)
        address = f"/host/welcomes/{self.ref_of(Team, self.team_id)}"
        words = "We welcome people who are new to us."
        own.send(own.get(address), {"words": words})
        self.as_(TEAM).post(address.replace("/host/", "/team/"), {"words": "Come and see us.", "seen": words})
        page = own.get(f"/host/opportunities/{self.seats}/write")
        subject = str(page.soup.select_one("input[name=subject]")["value"])  # type: ignore[index]
        own.send(own.send(page, {"whom": "with-place", "subject": subject, "words": "Bring a coat."}))

    def team_works(self) -> None:
        team = self.as_(TEAM)
        team.send(team.send(team.get("/team/bulletin"), {"opening": "Good morning.", "show": "y"}))
        team.send(team.get("/team/proposals"), {"who": "names", "most": "1"})
        self.withdraw("bea", self.first)
        self.withdraw("bea", self.cover)
        page = team.get(f"/team/opportunities/{self.cover}/cover")
        page = team.send(page, {"people": [str(self.names["cat"]), str(self.names["dan"])]})
        team.send(page)

    def answers(self) -> None:
        """The team releases the proposal; Cat steps in; whoever has an offer says yes."""
        with self.application.app_context():
            proposal = db.session().scalars(select(Proposal.ref)).one()
        team = self.as_(TEAM)
        team.send(team.send(team.get(f"/team/proposals/{proposal}/release")))
        own = self.as_("cat@post.example")
        (link,) = [str(a["href"]) for a in own.get("/my-involvement").soup.select("main a[href^='/cover/']")]
        own.post(f"{link}/answer", {"answer": "yes"})
        with self.application.app_context():
            offered = [(each.id, each.person_id) for each in db.session().scalars(
                select(Place).where(Place.state == PlaceState.OFFERED, Place.person_id.in_(self.names.values()))
                .order_by(Place.opportunity_id, Place.position))]  # fmt: skip
            for place_id, person_id in offered:
                with db.transaction():
                    signups.accept(place_id, by=Actor(person_id))

    def ann_comes(self) -> Page:
        """On the day she stands there, and her host adds her."""
        own = self.as_(HOST)
        (today,) = self.sessions_of(self.seats)
        page = own.get(f"/host/sessions/{today}/walk-in")
        page = own.send(page, {"who": "Ann Unseen"})
        return own.send(page, {"add": "y"})

    def sessions_of(self, ref: str) -> list[str]:
        with self.application.app_context():
            wanted = select(Session.ref).join(Opportunity, Opportunity.id == Session.opportunity_id)
            return list(db.session().scalars(wanted.where(Opportunity.ref == ref)))

    def as_(self, email: str) -> Browser:
        own = Browser(self.application)
        own.sign_in(email)
        return own

    def number(self, ref: str) -> int:
        return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()

    def ref_of(self, model: Any, number: int) -> str:
        with self.application.app_context():
            return str(db.session().get_one(model, number).ref)

    def number_of(self, email: str) -> int:
        with self.application.app_context():
            return db.session().scalars(select(Person.id).where(Person.email == email)).one()

    def sign_up(self, name: str, ref: str) -> None:
        with self.application.app_context(), db.transaction():
            signups.sign_up(self.number(ref), self.names[name], by=Actor(self.names[name]))

    def withdraw(self, name: str, ref: str) -> None:
        with self.application.app_context(), db.transaction() as session:
            mine = Place.person_id == self.names[name], Place.opportunity_id == self.number(ref)
            signups.withdraw(session.scalars(select(Place).where(*mine)).one().id, by=Actor(self.names[name]))

    def later(self, **more: float) -> None:
        self.application.extensions["clock"].advance(timedelta(**more))

    def post_goes_out(self) -> None:
        assert worker.run(self.application, once=True)


def clock_at(application: Flask) -> datetime:
    with application.app_context():
        return clock.now()
