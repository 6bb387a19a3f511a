"""A story as evidence for a standard: with a link while it is shared, and in words alone afterwards."""

from __future__ import annotations

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.reviews import actions as reviews
from app.reviews.models import Standard
from app.reviews.rules import Line
from app.reviews.states import Part
from app.signups.models import Place
from tests.recognition.story.conftest import Years
from tests.support.page import Browser, Page

REVIEW = {
    "scheme": "PLAN", "accredits": False, "expires_on": None, "self_from": None, "self_until": None, "visit_on": None,
    "online": False, "visitors": None, "at_least_half": False, "people": None, "carers": None, "script": "",
    "report_on": None, "remind_months": 9,
}  # fmt: skip


def review(years: Years, place_id: int | None = None) -> str:
    """A review of the team with one standard, which Ada looks after where she helps; the address of the standard."""
    with years.application.app_context(), db.transaction() as session:
        by = Actor(years.ids["host"])
        made = reviews.begin(years.team_id, REVIEW, by=by)
        reviews.add_standards(made.id, "Core", [Line("2.2", 1, "Advisors help to write leaflets.")], by=by)
        session.flush()
        standard = session.scalars(select(Standard)).one()
        if place_id:
            reviews.link(made.id, session.get_one(Place, place_id).opportunity_id, Part.HELP, by=by)
            standard.owner_id = years.ada
        return f"/host/reviews/{made.ref}/standards/{standard.ref}"


def test_the_part_in_a_review_and_the_standards_stand_on_it(years: Years) -> None:
    place = years.together("Help with our review", 20)
    review(years, place)
    ada = years.own("ada")
    page = ada.get(years.mine)
    assert "Helped with the review: PLAN" in page.text and "Advisors help to write leaflets." in page.text
    choose = ada.get(f"{years.mine}/choose")
    shown = ada.send(choose, {"standards": None})
    assert "Advisors help to write leaflets." not in shown.text


def cited(years: Years, host: Browser, address: str, words: str = "") -> Page:
    page = host.get(host.get(address).links()["Use it as evidence for a standard"])
    with years.application.app_context():
        ref = db.session().scalars(select(Standard.ref)).one()
    return host.send(page, {"standard": ref, **({"words": words} if words else {})})


def test_evidence_leads_to_it_and_after_it_is_taken_back_the_words_stay_alone(years: Years) -> None:
    years.three()
    standard = review(years)
    address, host, ada = years.shared(), years.own("host"), years.own("ada")
    page = cited(years, host, address)
    assert page.path == standard and "one advisor has done 3 things with us" in page.text
    link = "The story of Ada Example with your team"
    assert host.get(page.links()[link]).path == address
    assert link not in years.own("team").get(standard.replace("/host/", "/team/")).text
    years.says(ada, "no")
    again = host.get(standard)
    assert "one advisor has done 3 things with us" in again.text and "Ada" not in again.text
    years.says(ada)
    assert "Ada" not in host.get(standard).text, "shared again, it is no evidence again"


def test_evidence_names_nobody_and_is_asked_again_when_the_page_is_old(years: Years) -> None:
    years.three()
    review(years)
    address, host = years.shared(), years.own("host")
    wrong = cited(years, host, address, "Thanks to ada we are better.")
    assert "Leave the name out (Ada). It stands beside your words while they share it." in wrong.text
    assert wrong.form()["words"] == "Thanks to ada we are better."
    page = host.get(f"{address}/cite")
    assert "Choose a standard." in host.send(page, {"standard": ""}).errors
    years.says(years.own("ada"), "no")
    host.send(page, {"words": "They help."}, status=404)
    with years.application.app_context():
        assert db.session().scalars(select(Standard)).one().evidence == []


def test_evidence_that_is_removed_takes_its_link_along(years: Years) -> None:
    years.three()
    standard = review(years)
    address, host = years.shared(), years.own("host")
    page = cited(years, host, address)
    removed = next(form["action"] for form in page.soup.select("form") if form["action"].endswith("/remove"))
    assert "Nothing yet." in host.post(removed).text
    assert host.get(standard).text.count("Ada") == 0


def test_an_advisor_who_looks_after_the_standard_reads_the_words_and_no_name(years: Years) -> None:
    years.three()
    standard = review(years)
    cited(years, years.own("host"), years.shared())
    page = years.own("team").get(standard.replace("/host/", "/team/"))
    assert "one advisor has done 3 things with us" in page.text and "Ada" not in page.text


def test_a_host_of_another_team_can_cite_nothing_of_it(years: Years) -> None:
    years.three()
    review(years)
    address = years.shared()
    years.own("other").post(f"{address}/cite", {"words": "They help."}, status=404)
    with years.application.app_context():
        assert db.session().scalars(select(Standard)).one().evidence == []
