"""Budgets: who sets what, and that every pound of a cost centre stands in one column."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

from sqlalchemy import select

from app.core import clock, db
from app.recognition.claims import actions as claims
from app.recognition.signing import actions, queries
from app.recognition.signing.models import BudgetHolder
from tests.recognition.conftest import HOURLY
from tests.recognition.signing.conftest import BUDGET, CENTRE, Signing
from tests.support.statements import statements

YEAR = 2026


def _row(signing: Signing, centre: str = CENTRE) -> queries.Row:
    with signing.application.app_context():
        (row,) = [each for each in queries.budgets(YEAR) if each.centre == centre]
        return row


def _budget(signing: Signing, pence: int) -> None:
    signing.do(lambda by: actions.set_budget(CENTRE, YEAR, pence, by=by))


def test_a_claim_goes_from_column_to_column_and_is_never_counted_twice(signing: Signing) -> None:
    _budget(signing, 10_000)
    seen = [_row(signing)]
    signing.confirmed()
    seen.append(_row(signing))
    signing.press(signing.own("bo"), BUDGET)
    seen.append(_row(signing))
    claim_id = signing.claim().id
    signing.do(lambda by: claims.with_finance([claim_id], by=by))
    signing.do(lambda by: claims.answered(claim_id, paid=True, by=by))
    seen.append(_row(signing))
    assert [(row.promised, row.claimed, row.authorised, row.paid, row.left) for row in seen] == [
        (0, 4020, 0, 0, 5980), (0, 4020, 0, 0, 5980), (0, 0, 4020, 0, 5980), (0, 0, 0, 4020, 5980)
    ]  # fmt: skip


def test_places_ahead_are_promised_by_the_planned_time(signing: Signing) -> None:
    ref = signing.scene.opportunity(HOURLY, sessions=2, in_days=20, cost_centre="OWN-1", title="Ahead")
    unknown = signing.scene.opportunity(
        {**HOURLY, "tier": "never-set"}, in_days=20, cost_centre="OWN-1", title="No rate"
    )
    for name in ("Ann", "Ben"):
        person = signing.scene.advisor(name)
        signing.scene.place(ref, person)
        signing.scene.place(unknown, person)
    row = _row(signing, "OWN-1")
    assert (row.promised, row.unknown, row.claimed) == (2 * 2 * 2400, 2, 0), "two people, two sessions of two hours"
    with signing.application.app_context():
        assert [each.centre for each in queries.budgets(YEAR, [CENTRE])] == [CENTRE]


def test_the_page_asks_the_same_however_much_lies_ahead(signing: Signing) -> None:
    signing.scene.rate(1500, tier="enhanced")
    asked = []
    for number in (1, 4):
        for each in range(number):
            terms = {**HOURLY, "tier": "enhanced" if each % 2 else "standard"}
            ref = signing.scene.opportunity(terms, sessions=number, in_days=20 + each, title=f"Ahead {number}.{each}")
            signing.scene.place(ref, signing.scene.advisor(f"Ann {number}.{each}"))
        with signing.application.app_context(), statements(signing.application) as sent:
            queries.budgets(YEAR)
        asked.append(len(sent))
    assert asked[0] == asked[1]


def test_over_budget_is_said_plainly_and_blocks_nothing(signing: Signing) -> None:
    _budget(signing, 3000)
    signing.confirmed()
    page = signing.own("bo").get(BUDGET)
    assert "RB-9 is £10.20 over its budget. What was promised is paid all the same." in page.text
    page = signing.own("bo").send(page)
    assert "1 claim is authorised." in page.text


def test_the_table_and_the_file_say_the_same_to_whom_it_is_for(signing: Signing) -> None:
    _budget(signing, 10_000)
    signing.scene.opportunity(HOURLY, cost_centre="=1+1", title="Odd")
    signing.do(lambda by: actions.set_budget("=1+1", YEAR, 5, by=by))
    for who, page, file in (("tess", "/team/budgets", "/team/budgets/budgets.csv"),
                            ("bo", "/budget/budgets", "/budget/budgets.csv")):  # fmt: skip
        seen = signing.own(who).get(page)
        assert "£40.20" in seen.text
        assert "April 2026 to March 2027" in seen.h1
        rows = list(csv.reader(io.StringIO(signing.own(who).get(file).bytes.decode("utf-8-sig"))))
        (mine,) = [row for row in rows if row[0] == CENTRE]
        assert mine == [CENTRE, "100.00", "0.00", "40.20", "0.00", "0.00", "59.80", "2026-27"]
        assert ("'=1+1" in {row[0] for row in rows}) is (who == "tess"), "a budget holder sees their own alone"
    for who in ("hana", "fay", "ama", "sian", "otto"):
        for address in ("/team/budgets", "/budget/budgets", "/team/budgets/budgets.csv"):
            signing.own(who).get(address, status=403)
    for odd in ("x", "1", "99999", "\u0662\u0660\u0662\u0666", "1999"):
        assert "April 2026" in signing.tess.get("/team/budgets", year=odd).h1


def test_the_team_and_the_administrator_say_who_holds_what(signing: Signing) -> None:
    for who in ("hana", "bo", "fay", "sian"):
        signing.own(who).get("/team/budgets/holders", status=403)
        signing.own(who).get("/team/budgets/centre", centre=CENTRE, status=403)
    for who in ("tess", "ama"):
        page = signing.own(who).get("/team/budgets/holders")
        assert "Bo Budget" in page.text
    dee = signing.scene.make.ref(signing.people["dee"])
    page = signing.tess.post(f"/team/budgets/centre?centre={CENTRE}", {"person": dee})
    assert "Dee Deputy holds this cost centre now." in page.text
    assert signing.scene.audited("HolderNamed") == 2
    hana = signing.scene.make.ref(signing.scene.host)
    page = signing.tess.post(f"/team/budgets/centre?centre={CENTRE}", {"person": hana})
    assert page.errors == ["Choose one of the answers."]
    signing.tess.get("/team/budgets/centre", centre="NO-SUCH", status=404)
    with signing.application.app_context():
        ref = (
            db.session().scalars(select(BudgetHolder.ref).where(BudgetHolder.person_id == signing.people["dee"])).one()
        )
    signing.own("bo").post(f"/team/budgets/holders/{ref}/end", status=403)
    assert "They do not hold it any more." in signing.tess.post(f"/team/budgets/holders/{ref}/end").text
    signing.tess.post(f"/team/budgets/holders/{ref}/end", status=404)


def test_a_budget_is_set_in_pounds_for_a_year(signing: Signing) -> None:
    where = f"/team/budgets/centre/budget?centre={CENTRE}&year=2027"
    assert signing.tess.post(where, {"pence": "lots"}).errors == ["Enter an amount in pounds, like 11.50."]
    assert signing.tess.post(where, {"pence": ""}).errors == ["Enter the budget, like 12000."]
    signing.tess.post(where, {"pence": "12,000"})
    assert "April 2027 to March 2028: £12,000" in signing.tess.get("/team/budgets/centre", centre=CENTRE).text


def test_somebody_who_is_away_chooses_who_acts_for_them(signing: Signing) -> None:
    with signing.application.app_context():
        today = clock.today()
    dee = signing.scene.make.ref(signing.people["dee"])

    def days(first: object, last: object) -> dict[str, str]:
        return {
            "deputy": dee,
            **{f"{name}-{part}": str(getattr(day, part)) for name, day in (("from_on", first), ("until_on", last))
               for part in ("day", "month", "year")},
        }  # fmt: skip

    bo = signing.own("bo")
    page = bo.post("/budget/away", days(today, today - timedelta(days=1)))
    assert "The last day is before the first." in page.text
    page = bo.post("/budget/away", days(today - timedelta(days=3), today - timedelta(days=1)))
    assert "These days are over." in page.text
    page = bo.post("/budget/away", days(today, today + timedelta(days=500)))
    assert "That is longer than a year." in page.text
    assert "Saved." in bo.post("/budget/away", days(today, today + timedelta(days=5))).text
    page = bo.get("/budget/away")
    assert "Dee Deputy" in page.text
    assert "RB-9" not in signing.own("dee").get(BUDGET).text
    signing.confirmed()
    assert "RB-9" in signing.own("dee").get(BUDGET).text
    ended = [form["action"] for form in page.soup.select("form[action$='/end']") if "/budget/away/" in form["action"]]
    signing.own("fay").post(str(ended[0]), status=403)
    signing.own("dee").post(str(ended[0]), status=404)
    bo.post(str(ended[0]))
    assert "You hold no cost centre yet" in signing.own("dee").get(BUDGET).text
    bo_ref = signing.scene.make.ref(signing.people["bo"])
    assert "Saved." in signing.tess.post(f"/team/budgets/away/{bo_ref}", days(today, today)).text
