"""Who can take which step, for every role; and that nobody takes two steps of one claim, whatever their roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.people.models import Role, TeamMember
from app.recognition.claims import actions as claims
from app.recognition.claims.states import ClaimState
from app.recognition.signing import actions
from tests.recognition.signing.conftest import BUDGET, CENTRE, HOST, Signing

S = ClaimState
WHO = {"advisor": "sian", "host": "hana", "other host": "otto", "budget": "bo", "other budget": "dee", "finance": "fay",
       "team": "tess", "admin": "ama"}  # fmt: skip
YES, NO, HIDDEN = 200, 403, 404  # hidden: there is no such claim, for them
TABLE: dict[str, dict[str, int]] = {
    #            step -> what each role is answered; a role that is not named is refused (403)
    "confirm as host": {"host": YES, "other host": HIDDEN},
    "confirm as team": {"team": YES},
    "return as host": {"host": YES, "other host": HIDDEN},
    "return as team": {"team": YES},
    "authorise": {"budget": YES, "other budget": HIDDEN},
    "return as budget holder": {"budget": YES, "other budget": HIDDEN},
}
BEFORE = {"authorise": S.CONFIRMED, "return as budget holder": S.CONFIRMED}
AFTER = {"confirm": S.CONFIRMED, "return": S.RETURNED, "authorise": S.AUTHORISED}


def _step(signing: Signing, step: str, who: str, status: int) -> None:
    browser, where = signing.own(WHO[who]), HOST if "host" in step else "/team/claims"
    if step == "authorise":
        signing.press(browser, BUDGET, status=status)
    elif step == "return as budget holder":
        signing.send_back(browser, BUDGET, status=status)
    elif step.startswith("confirm"):
        signing.press(browser, where, status=status)
    else:
        signing.send_back(browser, where, status=status)


@pytest.mark.parametrize("step", TABLE)
def test_each_step_is_for_its_role_alone(signing: Signing, step: str) -> None:
    if BEFORE.get(step):
        signing.confirmed()
    before = signing.state
    refused = [who for who in WHO if TABLE[step].get(who) != YES]
    for who in refused:
        _step(signing, step, who, TABLE[step].get(who, NO))
        assert signing.state is before, who
    (allowed,) = set(WHO) - set(refused)
    _step(signing, step, allowed, YES)
    assert signing.state is AFTER[step.split(maxsplit=1)[0]]


@pytest.mark.parametrize("page", [HOST, "/team/claims", BUDGET])
def test_each_list_is_for_its_role_alone(signing: Signing, page: str) -> None:
    mine = {HOST: {"host", "other host"}, "/team/claims": {"team"}, BUDGET: {"budget", "other budget"}}[page]
    for who, name in WHO.items():
        seen = signing.own(name).get(page, status=YES if who in mine else NO)
        if who in {"other host", "other budget"} & mine:
            assert "No claim waits for you." in seen.text


ROLES = (Role.HOST, Role.TEAM, Role.BUDGET, Role.FINANCE, Role.ADMIN)


def test_an_advisor_with_every_role_signs_for_nothing_of_their_own(signing: Signing) -> None:
    """Siân hosts, holds the cost centre, and is of the team, of finance and administrator: somebody else signs."""
    sian = signing.panel.advisor
    for role in ROLES:
        signing.grant(sian, role)
    with signing.application.app_context(), db.transaction() as session:
        session.add(TeamMember(team_id=signing.scene.team, person_id=sian))
    signing.do(lambda by: actions.name_holder(CENTRE, sian, by=by))
    page = signing.sian.get(HOST)
    assert "1 claim here is your own. Somebody else confirms it." in page.text
    for where in (HOST, "/team/claims"):
        signing.press(signing.sian, where, status=HIDDEN)
        signing.send_back(signing.sian, where, status=HIDDEN)
    signing.confirmed()
    assert "No claim waits for you." in signing.sian.get(BUDGET).text
    signing.press(signing.sian, BUDGET, status=HIDDEN)
    signing.send_back(signing.sian, BUDGET, status=HIDDEN)
    assert signing.state is S.CONFIRMED


VERBS: dict[str, Callable[..., None]] = {
    "confirm": actions.confirm,
    "authorise": actions.authorise,
    "return": lambda claim_id, by: actions.give_back(claim_id, "Which bus?", at=S.CLAIMED, by=by),
}


@pytest.mark.parametrize("verb", VERBS)
def test_the_verbs_refuse_ones_own_too(signing: Signing, verb: str) -> None:
    """Whatever page might call them."""
    sian = signing.panel.advisor
    signing.grant(sian, Role.BUDGET)
    signing.do(lambda by: actions.name_holder(CENTRE, sian, by=by))
    if verb == "authorise":
        signing.confirmed()
    with pytest.raises(RuleBroken, match="Nobody signs for their own claim"):
        signing.do(lambda by: VERBS[verb](signing.claim().id, by=by), sian)


def test_a_deputy_does_not_sign_for_the_claim_of_whom_they_act_for(signing: Signing) -> None:
    sian = signing.panel.advisor
    signing.grant(sian, Role.BUDGET)
    signing.do(lambda by: actions.end_holder(signing.holder("bo"), by=by))
    signing.do(lambda by: actions.name_holder(CENTRE, sian, by=by))
    with signing.application.app_context():
        today = clock.today()
    signing.do(lambda by: actions.name_deputy(sian, signing.people["dee"], today, today, by=by))
    signing.confirmed()
    page = signing.press(signing.own("dee"), BUDGET)
    assert "This is the claim of the person you act for." in page.text
    assert signing.state is S.CONFIRMED


@pytest.mark.parametrize(
    ("first", "second"),
    [("sent", HOST), ("sent", "/team/claims"), ("sent", BUDGET), ("host", BUDGET), ("team", BUDGET)],
)
def test_no_person_takes_two_steps_of_one_claim(signing: Signing, first: str, second: str) -> None:
    """Tess hosts, is of the team and holds the cost centre: after one step of hers the next is somebody else's."""
    tess = signing.tess_id
    for role in (Role.HOST, Role.BUDGET):
        signing.grant(tess, role)
    with signing.application.app_context(), db.transaction() as session:
        session.add(TeamMember(team_id=signing.scene.team, person_id=tess))
    signing.do(lambda by: actions.name_holder(CENTRE, tess, by=by))
    if first == "sent":
        signing.send_back(signing.own("hana"), HOST)
        by = Actor(tess, signing.panel.advisor, Asked.PHONE)
        signing.do(lambda _by: claims.hand_in(signing.claim().id, by=by))
        if second == BUDGET:
            signing.confirmed()
    else:
        signing.press(signing.tess, HOST if first == "host" else "/team/claims")
    before = signing.state
    page = signing.press(signing.tess, second)
    assert "Somebody else has to" in page.text
    assert signing.state is before


def test_paying_is_for_finance_alone(signing: Signing) -> None:
    for who, name in WHO.items():
        for page in ("/finance", "/finance/batches"):
            signing.own(name).get(page, status=YES if who == "finance" else NO)
        if who != "finance":
            signing.own(name).post("/finance", status=NO)
