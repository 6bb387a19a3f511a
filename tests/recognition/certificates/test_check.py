"""The check: anyone with the code sees only what the holder lets them see."""

from __future__ import annotations

import pytest

from tests.recognition.certificates.conftest import MINE, shows
from tests.recognition.conftest import Panel


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
