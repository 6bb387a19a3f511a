"""The issuer's keys, one after the other, and what programs elsewhere read of them."""

from __future__ import annotations

import pytest

from app.recognition.badges.rules import Keys, did_of, with_new_key
from tests.recognition.badges.checks import library, refused_by_all
from tests.recognition.badges.conftest import ISSUER, Wallet
from tests.recognition.badges.w3c import verify


def test_a_new_key_signs_and_the_old_one_still_checks(wallet: Wallet) -> None:
    application = wallet.application
    before = application.config["BADGE_KEY"]
    printed = application.test_cli_runner().invoke(args=["badge", "key"]).output.strip()
    assert before not in printed and printed.count(",") == 1
    application.config["BADGE_KEY"] = printed
    fresh = Wallet(wallet.desk)
    for each in (wallet, fresh):
        assert library(each, each.token) and verify(each.token, ISSUER, each.fetch, each.now())
        assert each.check(each.token).h1 == "This badge is valid"
    assert fresh.token.split(".")[0] != wallet.token.split(".")[0]
    application.config["BADGE_KEY"] = printed.partition(",")[0]  # the old key was stolen: all it signed is good no more
    refused_by_all(wallet, wallet.token, "This badge is changed")
    assert library(fresh, fresh.token)
    application.config["BADGE_KEY"] = before


def test_keys_keep_their_names() -> None:
    first = "01" * 32
    second = with_new_key(first)
    third = with_new_key(second)
    names = [list(Keys.of(each).public) for each in (first, second, third)]
    assert names[2][1:] == names[1] and names[1][1:] == names[0] and len(set(names[2])) == 3


@pytest.mark.parametrize(
    ("address", "did"),
    [("https://a.example", "did:web:a.example"), ("http://127.0.0.1:8000", "did:web:127.0.0.1%3A8000")],
)
def test_the_name_of_the_issuer(address: str, did: str) -> None:
    assert did_of(address) == did


def test_what_programs_elsewhere_ask_for(wallet: Wallet) -> None:
    client = wallet.application.test_client()
    document = client.get("/.well-known/did.json")
    assert document.content_type == "application/did+json" and document.headers["Access-Control-Allow-Origin"] == "*"
    assert document.json["id"] == ISSUER and '"d"' not in document.text
    listed = client.get("/badges/withdrawn/1")
    assert listed.content_type == "application/vc+jwt"
    for wrong in ("0", "2", "99999999999999999999", "x"):
        assert client.get(f"/badges/withdrawn/{wrong}").status_code == 404
