"""What somebody keeps away from: not in their list, never asked for, and no trace of it for a host."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.actor import Asked as HowAsked
from app.core.errors import RuleBroken
from app.opportunities import queries
from app.opportunities.models import Condition, Opportunity
from app.opportunities.queries import as_read
from app.opportunities.queries.private import without_private
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.private import in_areas, kept_from
from app.opportunities.states import Asked, Facet, Format, Strength, Visibility
from app.people.models import Away, Exclusion, Passport, PassportTag, Role, Team, Window
from app.people.passport.states import Shun, TagSort
from app.signups import actions
from tests.opportunities.posting import statements
from tests.support.make import Make
from tests.support.page import Browser

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def shuns(application: Flask, person_id: int, sort: Shun, **named: Any) -> None:
    with application.app_context(), db.transaction() as session:
        session.add(Exclusion(person_id=person_id, sort=sort, since=clock.now(), **named))


def service_of(application: Flask, team_id: int) -> int:
    with application.app_context():
        return db.session().get_one(Team, team_id).service_id


def test_facts_carry_the_passport_in_one_statement(application: Flask, make: Make) -> None:
    host = make.person("Hal", Role.HOST)
    team, other = make.team("Elm", host), make.team("Oak")
    person, plain = make.advisor(), make.advisor()
    with application.app_context(), db.transaction() as session:
        today = clock.today()
        session.add_all([
            Passport(person_id=person, online=False, notice_days=7, at_once=2, saved_at=clock.now()),
            Window(person_id=person, weekday=2, starts=600, ends=900),
            Window(person_id=person, weekday=0, starts=540, ends=720),
            Away(person_id=person, from_on=today - timedelta(9), until_on=today - timedelta(1)),
            Away(person_id=person, from_on=today - timedelta(1), until_on=today),
            PassportTag(person_id=person, sort=TagSort.EXPERIENCE, tag="chairing"),
            PassportTag(person_id=person, sort=TagSort.TOPIC, tag="crisis care"),
            PassportTag(person_id=person, sort=TagSort.AREA, tag="leeds"),
        ])  # fmt: skip
    shuns(application, person, Shun.HIDE, team_id=team)
    shuns(application, person, Shun.SERVICE, service_id=service_of(application, other))
    shuns(application, person, Shun.AREA, words="Hull")
    shuns(application, person, Shun.PERSON, words="Dr Who", whom_id=None)
    with application.app_context():
        with statements() as seen:
            found = queries.facts_of([person, plain])
        assert len(seen) == 1
        facts = found[person]
        assert found[plain] == AdvisorFacts(plain, service_user=True, carer=False, active=True)
        assert queries.advisor_facts(person) == facts
    assert facts.windows == ((0, 540, 720), (2, 600, 900))
    assert [until for _from, until in facts.away] == [today]
    assert (facts.online, facts.in_person, facts.notice_days, facts.at_once) == (False, True, 7, 2)
    assert (facts.tags, facts.topics, facts.areas) == ({"chairing"}, {"crisis care"}, {"leeds"})
    assert (facts.avoids_teams, facts.avoids_people) == ({team, other}, {host})
    assert facts.avoids_areas == {"Hull"}
    assert not facts.before_others().private()


@pytest.mark.parametrize(
    ("area", "where", "found"),
    [
        ("Leeds", "Leeds General Infirmary", True),
        ("LEEDS", "1 Quay Street, leeds.", True),
        ("Ham", "Birmingham", False),
        ("West Ham", "the west  ham centre", True),
        ("Ham", "West-Ham", True),
        ("L.*s", "Leeds", False),
        ("!!", "anywhere!!", False),
        ("Ысыык", "в Ысыык", True),
    ],
)
def test_an_area_is_found_as_words_of_its_own(area: str, where: str, found: bool) -> None:
    place = SimpleNamespace(format=Format.IN_PERSON, venue=where, venue_area="")
    assert in_areas(place, frozenset({area})) is found
    assert not in_areas(SimpleNamespace(format=Format.ONLINE, venue=where, venue_area=where), frozenset({area}))


def test_the_list_leaves_out_just_what_the_rule_does(application: Flask, make: Make) -> None:
    """Whatever somebody keeps away from, the database and the rule say the same of every opportunity."""
    dice = random.Random(5)
    hosts = [make.person(f"Host {number}", Role.HOST) for number in range(4)]
    teams = [make.team(f"Team {number}", hosts[number]) for number in range(4)]
    services = [service_of(application, team) for team in teams]
    refs = [
        make.opportunity(
            host=dice.choice(hosts), team=dice.choice(teams), deputy_id=dice.choice([None, *hosts]),
            format=dice.choice(list(Format)), venue=dice.choice(["1 High Street, Leeds", "Hull", ""]),
            venue_area=dice.choice(["York", "near hull", ""]),
            conditions=[
                Condition(facet=Facet.OWN_SERVICE, words="x", strength=Strength.MUST, asked=Asked.TICK,
                          fields={"rule": dice.choice(["needed", "forbidden"]), "link": "visited", **named})
                for named in dice.choice([[], [{}], [{"service": dice.choice(services)}]])
            ],
        )
        for _each in range(40)
    ]  # fmt: skip
    with application.app_context():
        rows = as_read.by_refs(refs)
        hidden = 0
        for _try in range(60):
            facts = AdvisorFacts(
                1, service_user=True, carer=False, active=True,
                avoids=frozenset(dice.sample(services, dice.randrange(2))),
                avoids_teams=frozenset(dice.sample(teams, dice.randrange(3))),
                avoids_people=frozenset(dice.sample(hosts, dice.randrange(2))),
                avoids_areas=frozenset(dice.sample(["Leeds", "hull", "York"], dice.randrange(2))),
                avoids_at=frozenset(dice.sample([row.id for row in rows], dice.randrange(4))),
            )  # fmt: skip
            wanted = without_private(queries.open_to(frozenset(Visibility)), facts)
            listed = {row.ref for row in db.session().scalars(wanted)}
            assert listed == {row.ref for row in rows if not kept_from(row, facts)}
            hidden += len(rows) - len(listed)
    assert hidden


def test_what_is_private_is_in_nobodys_list_but_others(application: Flask, browser: Browser, make: Make) -> None:
    """The list of one is not that of another, in either order; the page itself says why, to them alone."""
    team = make.team("Elm")
    make.opportunity(team=team, title="At Elm")
    make.opportunity(title="Elsewhere")
    ann, bea = make.advisor(email="ann@post.example"), make.advisor(email="bea@post.example")
    shuns(application, ann, Shun.TEAM, team_id=team)
    anns, beas = browser.another(), browser.another()
    anns.sign_in("ann@post.example")
    beas.sign_in("bea@post.example")
    for _time in range(2):
        assert "At Elm" in beas.get("/opportunities").text
        page = anns.get("/opportunities")
        assert "At Elm" not in page.text and "Elsewhere" in page.text
        assert "1 opportunity" in page.text or "2 opportunities" not in page.text
    with application.app_context():
        ref = db.session().scalars(select(Opportunity.ref).where(Opportunity.title == "At Elm")).one()
    assert "private list" in anns.get(f"/opportunities/{ref}").text
    assert "private list" not in beas.get(f"/opportunities/{ref}").text
    with application.app_context(), db.transaction() as session:
        session.query(Exclusion).delete()
    assert "At Elm" in anns.get("/opportunities").text
    assert bea != ann


def test_nobody_signs_up_unawares_for_what_they_keep_away_from(application: Flask, make: Make) -> None:
    host = make.person("Hal", Role.HOST)
    ref = make.opportunity(host=host, team=make.team("", host))
    ann = make.advisor()
    shuns(application, ann, Shun.PERSON, words="Hal", whom_id=host)
    with application.app_context():
        opportunity_id = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        with pytest.raises(RuleBroken, match="private list"), db.transaction():
            actions.sign_up(opportunity_id, ann, by=Actor(ann))


def test_a_host_who_adds_somebody_on_the_day_learns_nothing(application: Flask, make: Make) -> None:
    host = make.person("Hal", Role.HOST)
    team = make.team("Elm", host)
    ref = make.opportunity(host=host, team=team, in_days=0, seats=2)
    ann = make.advisor()
    shuns(application, ann, Shun.HIDE, team_id=team)
    shuns(application, ann, Shun.SERVICE, service_id=service_of(application, team))
    with application.app_context():
        row = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        opportunity_id, session_id = row.id, row.sessions[0].id
        with db.transaction():
            place = actions.walk_in(
                opportunity_id,
                session_id,
                ann,
                past_the_number=False,
                ticked=frozenset(),
                by=Actor(host, ann, HowAsked.IN_PERSON),
            )
        assert place.person_id == ann


def test_plain_values_of_days(context: Flask) -> None:
    facts = AdvisorFacts(1, service_user=True, carer=False, active=True, away=((date(2026, 12, 1), date(2026, 12, 2)),))
    assert facts.alike() == AdvisorFacts(2, service_user=True, carer=False, active=True).alike()
