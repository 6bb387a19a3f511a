"""Who may see a certificate, print it and choose what it shows."""

from __future__ import annotations

from tests.recognition.certificates.conftest import MINE, shows
from tests.recognition.conftest import Panel


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
