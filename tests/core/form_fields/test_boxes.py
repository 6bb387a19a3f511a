"""How fields are drawn: labels, ids, kinds of boxes, headings."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.core.form_fields.everything import drawn, sent


def test_every_field_has_its_label_and_no_id_twice() -> None:
    for form in (sent(), sent(title="", where="x", day__day="x", needs=["ramp", "none"], seats="x", pay="x")):
        page = BeautifulSoup("".join(str(field()) for field in form), "html.parser")
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids))
        for box in page.select("input:not([type=hidden]), select, textarea"):
            assert box.get("id") == "plain" or page.find("label", attrs={"for": box["id"]}), box
        for tag in page.select("[aria-describedby]"):
            assert all(page.find(id=each) for each in str(tag["aria-describedby"]).split()), tag


def test_the_boxes_are_of_the_right_kind() -> None:
    form = sent()
    attributes = {
        "email": {"type": "email", "autocomplete": "email"},
        "phone": {"type": "tel", "autocomplete": "tel"},
        "pay": {"type": "text", "inputmode": "decimal"},
        "seats": {"type": "text", "inputmode": "numeric"},
        "secret": {"type": "password"},
        "upload": {"type": "file", "accept": ".csv,.xlsx"},
    }
    for name, expected in attributes.items():
        box = drawn(form[name]).input
        assert box
        assert {key: box.get(key) for key in expected} == expected
    assert drawn(form.about).select_one("[data-maxlength='50'] textarea")
    assert drawn(form.send).select_one("button[type=submit][data-prevent-double-click=true]")


def test_a_label_can_be_the_heading_of_the_page() -> None:
    form = sent()
    for field in (form.title, form.day, form.where):
        heading = drawn(field, heading=True, size="l").h1
        assert heading
        assert heading.text.strip().startswith(str(field.label.text))


def test_own_attributes_go_through() -> None:
    box = drawn(sent().title, autocomplete="organization", width="10").input
    assert box
    assert box["autocomplete"] == "organization"
    assert "nhsuk-input--width-10" in box["class"]
