"""The certificate as a PDF, in usual and in large print."""

from __future__ import annotations

import pikepdf
import pytest

from tests.core.test_pdf import fonts, opened, smallest, tags
from tests.recognition.certificates.conftest import MINE, shows
from tests.recognition.conftest import Panel


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
