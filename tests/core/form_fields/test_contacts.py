"""E-mail addresses, phone numbers and passwords."""

from __future__ import annotations

import pytest

from tests.core.form_fields.everything import Everything, drawn, read, refusal, sent


@pytest.mark.parametrize("typed", ["name@example.com", "a.b+c@sub.nhs.uk", "o'neil@x-y.org"])
def test_email_addresses(typed: str) -> None:
    assert read("email", email=f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed",
    ["name", "a@b", "a b@c.org", "a@b@c.org", "a@b..org", "a@-.o", "<a@b.org>", "a@b.org,c@d.org", "a@b.org\nBcc:x"],
)
def test_odd_email_addresses_are_refused(typed: str) -> None:
    assert "like name@example.com" in refusal("email", email=typed)


def test_a_very_long_email_address_is_only_too_long() -> None:
    assert "254" in refusal("email", email="a" * 100_000 + "@b.org")


@pytest.mark.parametrize("typed", ["07700 900123", "+44 7700 900123", "(07700) 900-123", "7700900123"])
def test_phone_numbers(typed: str) -> None:
    assert read("phone", phone=typed) == "+447700900123"


@pytest.mark.parametrize("typed", ["123", "call me", "+", "999999999999999999", "0x7b"])
def test_odd_phone_numbers_are_refused_and_kept(typed: str) -> None:
    assert "like 07700 900123" in refusal("phone", phone=typed)
    box = drawn(sent(phone=typed).phone).input
    assert box
    assert box["value"] == typed


def test_a_kept_phone_number_is_shown_as_people_write_it() -> None:
    box = drawn(Everything(data={"phone": "+447700900123"}, formdata=None, meta={"csrf": False}).phone).input
    assert box
    assert box["value"] == "07700 900123"


def test_a_password_is_exactly_as_typed_and_never_shown() -> None:
    assert read("secret", secret=" e\u0301 pass ") == " e\u0301 pass "
    assert "20" in refusal("secret", secret="x" * 21)
    assert refusal("secret", secret="a\x00b")
    assert refusal("secret", secret="a\ud800b")
    assert "hunter2" not in str(sent(secret="hunter2", title="").secret())
