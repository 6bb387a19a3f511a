"""The certificate as a page of its holder."""

from __future__ import annotations

from tests.recognition.certificates.conftest import MINE, shows
from tests.recognition.conftest import HOURLY, Panel, Scene
from tests.support.page import Browser
from tests.support.statements import statements


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
        assert "The public check of this certificate is switched off." in page.text
        page = holder.send(holder.get(f"{MINE}/{code}/shows"), shows("yes"))
        assert "switched off" not in page.text

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
        with statements(panel.scene.application) as asked:
            holder.get(f"{MINE}/{code}")
        assert len(asked) == 2


def test_my_involvement_shows_the_payment_and_leads_to_the_certificate(panel: Panel, code: str) -> None:
    page = panel.signed_in("sian").get("/my-involvement")
    assert "3 hours with preparation at £12 = £36" in page.text
    assert f"{MINE}/{code}" in page.links().values()
