"""What a form takes from a request, and what it does not."""

from __future__ import annotations

import io
from datetime import date

from werkzeug.datastructures import MultiDict

from tests.core.form_fields.everything import Everything
from tests.support.small import small_app


def test_an_emptied_answer_is_empty_and_not_the_old_one() -> None:
    old = {"day": date(2026, 12, 4), "pay": 500, "where": "online", "site": "a", "needs": ["ramp"], "about": "old"}
    form = Everything(MultiDict({"title": "x", "site": ""}), data=old, meta={"csrf": False})
    assert form.validate()
    assert [form[name].data for name in old] == [None, None, None, None, [], ""]


def test_a_get_fills_nothing_and_json_is_not_a_form() -> None:
    app = small_app(WTF_CSRF_ENABLED=False)
    with app.test_request_context("/?title=x"):
        assert Everything().title.data in (None, "")
    with app.test_request_context("/", method="POST", json=["title"]):
        form = Everything()
        assert not form.validate_on_submit()
        assert form.title.errors


def test_a_posted_form_is_read_with_its_file() -> None:
    app = small_app(WTF_CSRF_ENABLED=False)
    with app.test_request_context("/", method="POST", data={"title": "x", "upload": (io.BytesIO(b"a"), "a.csv")}):
        form = Everything()
        assert form.validate_on_submit()
        assert form.upload.data.filename == "a.csv"
