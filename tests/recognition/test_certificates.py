"""Certificates: for the holder in full, for anyone with the code only what the holder lets them see."""

from __future__ import annotations

import pikepdf
import pytest

from tests.core.test_pdf import fonts, opened, smallest, tags
from tests.recognition.conftest import HOURLY, Panel, Scene, counting
from tests.support.page import Browser

MINE = "/my-involvement/certificates"


@pytest.fixture
def code(panel: Panel) -> str:
    """The code of Siân's certificate for two hours and one of preparation."""
    panel.record(panel.signed_in("tess"))
    return panel.code


def shows(checkable: str = "yes", *chosen: str) -> dict[str, str]:
    return {"checkable": checkable, **dict.fromkeys(chosen, "y")}


class TestTheCheck:
    def test_it_confirms_the_least(self, panel: Panel, code: str) -> None:
        page = panel.browser.get(f"/certificates/{code}")
        assert page.h1 == "This certificate is real"
        assert "Initials S. O. Activity Interview panel Date Tuesday 15 December 2026 Time given 3 hours" in page.text

    def test_it_says_nothing_else(self, panel: Panel, code: str) -> None:
        text = panel.browser.get(f"/certificates/{code}").text
        for secret in ("Siân", "Łukasz", "Nurse interviews", "Ward", "Team", "£", "service user", "carer", "lived"):
            assert secret not in text

    def test_the_holder_chooses_to_show_more(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        page = holder.send(holder.get(f"{MINE}/{code}/shows"), shows("yes", "name", "title", "team"))
        assert "Saved." in page.text
        text = panel.browser.get(f"/certificates/{code}").text
        assert "Name Siân O'Connor-Łukasz" in text
        assert "Title Nurse interviews on Ward 9" in text
        assert "Team Ward 9" in text
        assert "Initials" not in text

    def test_and_takes_it_back(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        holder.send(holder.get(f"{MINE}/{code}/shows"), shows("yes", "name"))
        holder.post(f"{MINE}/{code}/shows", shows("yes"))
        assert "Siân" not in panel.browser.get(f"/certificates/{code}").text

    def test_off_looks_exactly_like_unknown(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        holder.send(holder.get(f"{MINE}/{code}/shows"), shows("no"))
        off = panel.browser.get(f"/certificates/{code}", status=404)
        unknown = panel.browser.get("/certificates/2222222222222222", status=404)
        assert off.bytes == unknown.bytes
        assert dict(off.headers) == dict(unknown.headers)

    def test_on_again_under_the_same_code(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        for checkable, status in (("no", 404), ("yes", 200)):
            holder.post(f"{MINE}/{code}/shows", shows(checkable))
            panel.browser.get(f"/certificates/{code}", status=status)

    def test_a_code_read_out_in_capitals_works(self, panel: Panel, code: str) -> None:
        panel.browser.get(f"/certificates/{code.upper()}")

    def test_it_is_not_kept_or_listed(self, panel: Panel, code: str) -> None:
        page = panel.browser.get(f"/certificates/{code}")
        assert page.headers["X-Robots-Tag"] == "noindex"
        assert page.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("wrong", ["x", "x" * 3000, "%00", "..%2f..%2f", "٢٣", "' OR 1=1 --"])
    def test_wrong_codes(self, panel: Panel, wrong: str) -> None:
        panel.browser.get(f"/certificates/{wrong}", status=404)

    def test_codes_cannot_be_guessed(self, panel: Panel, code: str) -> None:
        team = panel.signed_in("tess")
        other = panel.scene.place(panel.opportunity, panel.scene.advisor("Bola Ade"))
        team.send(team.get(panel.sheet), panel.answer(place=other))
        first, second = panel.scene.codes()
        assert len(first) == len(second) == 16
        assert sum(a == b for a, b in zip(first, second, strict=True)) < 8


class TestThePage:
    def test_it_says_what_was_done_and_by_whom(self, panel: Panel, code: str) -> None:
        page = panel.signed_in("sian").get(f"{MINE}/{code}")
        assert page.h1 == "Certificate of involvement"
        for words in (
            "Siân O'Connor-Łukasz", "Interview panel", "Tuesday 15 December 2026",
            "3 hours, of which preparation: 1 hour", f"http://localhost/certificates/{code}",
        ):  # fmt: skip
            assert words in page.text

    def test_it_never_tells_a_service_or_an_experience(self, panel: Panel, code: str) -> None:
        card = panel.signed_in("sian").get(f"{MINE}/{code}").soup.select_one(".app-certificate")
        assert card is not None
        for secret in ("Ward", "Nurse", "service user", "carer", "lived", "mental", "£", "advisor"):
            assert secret not in card.get_text()

    def test_the_name_is_the_one_they_want(self, scene: Scene, browser: Browser) -> None:
        scene.rate()
        person = scene.make.advisor("Alexandra Quill", known_as="Alex", email="alex@post.example")
        opportunity = scene.opportunity(HOURLY, in_days=-3)
        place = scene.place(opportunity, person)
        browser.sign_in("tess@post.example")
        sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"
        browser.send(browser.get(sheet), {f"p{place}-took": "yes"})
        holder = browser.another()
        holder.sign_in("alex@post.example")
        text = holder.get(f"{MINE}/{scene.codes()[0]}").text
        assert "Alex Quill" in text
        assert "Alexandra" not in text

    def test_with_the_check_off_the_address_is_not_printed(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        page = holder.send(holder.get(f"{MINE}/{code}/shows"), shows("no"))
        assert f"/certificates/{code}" not in page.soup.select_one(".app-certificate").get_text()  # type: ignore[union-attr]

    def test_choosing_the_same_again_is_noted_once(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        for _again in range(2):
            holder.post(f"{MINE}/{code}/shows", shows("no"))
        assert panel.scene.audited("CertificateShown") == 1

    def test_no_answer_changes_nothing(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        page = holder.post(f"{MINE}/{code}/shows", {"name": "y"})
        assert page.errors == ["Choose yes or no."]
        assert "Siân" not in panel.browser.get(f"/certificates/{code}").text

    def test_it_costs_a_fixed_number_of_questions(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        with counting(panel.scene.application) as asked:
            holder.get(f"{MINE}/{code}")
        assert len(asked) == 2


class TestThePaper:
    def test_it_is_tagged_and_named(self, panel: Panel, code: str) -> None:
        page = panel.signed_in("sian").get(f"{MINE}/{code}.pdf")
        assert page.headers["Content-Type"] == "application/pdf"
        assert page.headers["Content-Disposition"] == 'attachment; filename="certificate-2026-12-15.pdf"'
        pdf = opened(page.bytes)
        assert pdf.Root.MarkInfo.Marked is True
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]) == "Certificate of involvement: Siân O'Connor-Łukasz"
        order = tags(pdf)
        assert order.index("H1") < order.index("L") < order.index("H2") < order.index("Link")
        assert order.count("LI") == 3
        assert len(pdf.pages) == 1

    def test_its_link_leads_to_the_check(self, panel: Panel, code: str) -> None:
        pdf = opened(panel.signed_in("sian").get(f"{MINE}/{code}.pdf").bytes)
        (link,) = [note for note in pdf.pages[0].Annots if note.Subtype == pikepdf.Name.Link]  # type: ignore[attr-defined]
        assert str(link.A.URI) == f"http://localhost/certificates/{code}"

    def test_without_the_check_it_has_no_link(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        holder.post(f"{MINE}/{code}/shows", shows("no"))
        assert "Link" not in tags(opened(holder.get(f"{MINE}/{code}.pdf").bytes))

    def test_in_large_print(self, panel: Panel, code: str) -> None:
        page = panel.signed_in("sian").get(f"{MINE}/{code}/large-print.pdf")
        assert "large-print" in page.headers["Content-Disposition"]
        assert smallest(opened(page.bytes)) >= 18

    def test_the_same_certificate_is_the_same_file(self, panel: Panel, code: str) -> None:
        holder = panel.signed_in("sian")
        assert holder.get(f"{MINE}/{code}.pdf").bytes == holder.get(f"{MINE}/{code}.pdf").bytes

    def test_the_longest_names_and_titles_stay_on_paper(self, panel: Panel, code: str) -> None:
        panel.scene.rename(panel.advisor, "W" * 200)
        holder = panel.signed_in("sian")
        holder.post(f"{MINE}/{code}/shows", shows("yes", "title", "team"))
        for paper in (f"{code}.pdf", f"{code}/large-print.pdf"):
            pdf = opened(holder.get(f"{MINE}/{paper}").bytes)
            assert len(pdf.pages) <= 2

    @pytest.mark.parametrize(
        ("name", "font"), [("محمد علي", "NotoSansArabic-Regular"), ("王小明", "NotoSansSC-Regular")]
    )
    def test_names_in_other_scripts(self, panel: Panel, code: str, name: str, font: str) -> None:
        panel.scene.rename(panel.advisor, name)
        assert font in fonts(opened(panel.signed_in("sian").get(f"{MINE}/{code}.pdf").bytes))

    def test_letters_we_cannot_print_are_said_and_the_page_is_offered(self, panel: Panel, code: str) -> None:
        panel.scene.rename(panel.advisor, "김민준")
        for paper in (f"{code}.pdf", f"{code}/large-print.pdf"):
            page = panel.signed_in("sian").get(f"{MINE}/{paper}")
            assert page.path == f"{MINE}/{code}"
            assert "Our PDF files do not have some letters, such as 김. Please print this page instead." in page.text


class TestWhoMay:
    def test_only_the_holder(self, panel: Panel, code: str) -> None:
        panel.scene.advisor("Bola Ade", "bola@post.example")
        other, host = panel.signed_in("bola"), panel.signed_in("hana")
        for address in (
            f"{MINE}/{code}",
            f"{MINE}/{code}/shows",
            f"{MINE}/{code}.pdf",
            f"{MINE}/{code}/large-print.pdf",
        ):
            other.get(address, status=404)
            host.get(address, status=403)
            assert panel.browser.get(address).path == "/sign-in"
        other.post(f"{MINE}/{code}/shows", shows("no"), status=404)
        host.post(f"{MINE}/{code}/shows", shows("no"), status=403)
        panel.browser.post(f"{MINE}/{code}/shows", shows("no"))
        panel.browser.get(f"/certificates/{code}")

    def test_the_team_prints_it_but_does_not_choose(self, panel: Panel, code: str) -> None:
        team = panel.signed_in("tess")
        page = team.get(f"/team/certificates/{code}")
        assert page.h1 == "Certificate of involvement"
        assert page.soup.select("main form") == []
        for paper in (f"{code}.pdf", f"{code}/large-print.pdf"):
            assert team.get(f"/team/certificates/{paper}").bytes.startswith(b"%PDF-1.7")
        team.post(f"{MINE}/{code}/shows", shows("no"), status=403)

    def test_the_team_chooses_for_somebody_who_asked(self, panel: Panel, code: str) -> None:
        team = panel.signed_in("tess")
        form = team.get(f"/team/certificates/{code}/shows")
        page = team.send(form, shows("no"))
        assert page.errors == ["Choose how they asked."]
        panel.browser.get(f"/certificates/{code}")
        page = team.send(form, {**shows("no"), "asked": "phone"})
        assert page.path == f"/team/certificates/{code}"
        panel.browser.get(f"/certificates/{code}", status=404)
        assert panel.scene.acted_for("CertificateShown") == [(panel.advisor, "phone")]

    def test_nobody_else_uses_the_teams_pages(self, panel: Panel, code: str) -> None:
        for name in ("hana", "sian"):
            somebody = panel.signed_in(name)
            for address in (f"{code}", f"{code}/shows", f"{code}.pdf", f"{code}/large-print.pdf"):
                somebody.get(f"/team/certificates/{address}", status=403)
        panel.signed_in("tess").get("/team/certificates/no-such-code", status=404)

    def test_taken_back_is_gone_for_the_holder_too(self, panel: Panel, code: str) -> None:
        panel.record(panel.signed_in("tess"), "no")
        holder = panel.signed_in("sian")
        for address in (f"{MINE}/{code}", f"{MINE}/{code}.pdf"):
            holder.get(address, status=404)


def test_my_involvement_shows_the_payment_and_leads_to_the_certificate(panel: Panel, code: str) -> None:
    page = panel.signed_in("sian").get("/my-involvement")
    assert "3 hours with preparation at £12.00 = £36.00" in page.text
    assert f"{MINE}/{code}" in page.links().values()
