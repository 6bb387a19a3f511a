"""Badges, checked by three verifiers (ours, a library's, one from the W3C's text), and what they never say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from openbadgeslib.ob3 import OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError

from app.recognition.badges.rules import Keys
from app.recognition.badges.rules.keys import b64, unb64
from tests.recognition.badges.checks import library, refused_by_all
from tests.recognition.badges.conftest import ISSUER, Wallet
from tests.recognition.badges.w3c import Refused, verify
from tests.recognition.papers.conftest import MINE, TELLING

OTHER = Keys.of("ab" * 32)
NEUTRAL = "Recruitment panels, chair"


def test_all_three_find_it_good(wallet: Wallet) -> None:
    assert wallet.page.h1 == f"Badge: {NEUTRAL}"
    assert library(wallet, wallet.token).achievement.name == NEUTRAL
    assert verify(wallet.token, ISSUER, wallet.fetch, wallet.now())["name"] == NEUTRAL
    page = wallet.check(wallet.token)
    assert page.h1 == "This badge is valid"
    assert f"What for {NEUTRAL} In words Took part 1 time and gave 2 hours 30 minutes." in page.text


def test_it_names_nobody_and_never_tells_why_they_know_about_it(wallet: Wallet) -> None:
    words = json.dumps(wallet.says)
    for each in (*TELLING, "Ada", "Example", "ada@post.example", "Holly", "carer", "involve"):
        assert each not in words, each
    (who,) = wallet.says["credentialSubject"]["identifier"]
    assert who["hashed"] is True and re.fullmatch(r"sha256\$[0-9a-f]{64}", who["identityHash"])
    assert len(who["salt"]) == 32


def test_whoever_knows_the_address_can_see_that_it_is_theirs(wallet: Wallet) -> None:
    assert "It was given to the person you named." in wallet.check(wallet.token, whose=" ADA@post.example").text
    assert "It was not given to the person you named." in wallet.check(wallet.token, whose="ben@post.example").text


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, (dict, list)):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(each, (*path, key))
    else:
        yield path


def test_a_change_of_any_field_is_refused(wallet: Wallet) -> None:
    """Every single value, in turn: our page, the library and the W3C's text all notice."""
    head, _body, proof = wallet.token.split(".")
    fields = list(leaves(wallet.says))
    assert len(fields) > 30
    for path in fields:
        changed = wallet.says
        at = changed
        for key in path[:-1]:
            at = at[key]
        was = at[path[-1]]
        at[path[-1]] = (not was) if isinstance(was, bool) else was + 1 if isinstance(was, int) else was + "x"
        token = f"{head}.{b64(json.dumps(changed).encode())}.{proof}"
        with pytest.raises(OB3VerificationError):
            OB3Verifier.for_issuer_did(ISSUER, download=wallet.fetch).verify(token)
        with pytest.raises(Refused):
            verify(token, ISSUER, wallet.fetch, wallet.now())
        with wallet.application.test_request_context():
            from app.recognition.badges.checking import judged

            assert judged(token)[0].value == ("not-ours" if path == ("issuer", "id") else "changed"), path


def test_one_letter_of_it_is_refused(wallet: Wallet) -> None:
    head, body, proof = wallet.token.split(".")
    swapped = proof[:10] + ("A" if proof[10] != "A" else "B") + proof[11:]
    refused_by_all(wallet, f"{head}.{body}.{swapped}", "This badge is changed")


def test_the_end_of_a_signature_is_written_in_one_way_alone() -> None:
    assert unb64("QQ") == b"A"
    for other in ("QR", "QQ==", "Q Q", "QQ\n", "Q+", "é"):
        with pytest.raises(ValueError, match=r".*"):
            unb64(other)


def test_withdrawn_all_three_refuse_it(wallet: Wallet) -> None:
    wallet.withdraw()
    refused_by_all(wallet, wallet.token, "This badge is withdrawn")
    wallet.desk.anybody().get(f"/certificates/{wallet.code}", status=404)
    wallet.desk.ada.get(f"{MINE}/{wallet.code}/badge.jwt", status=404)
    with pytest.raises(OB3VerificationError, match="revocation"):
        library(wallet, wallet.token)


def test_another_that_is_not_withdrawn_stays_good(wallet: Wallet) -> None:
    wallet.withdraw()
    other = Wallet(wallet.desk)
    assert library(other, other.token) and other.check(other.token).h1 == "This badge is valid"


def test_of_another_issuer(wallet: Wallet) -> None:
    """Our words under their key, their words under their key, and their words under our name."""
    ours = wallet.signed(lambda _head, _body: None, OTHER)
    refused_by_all(wallet, ours, "This badge is changed")
    theirs = wallet.signed(
        lambda head, body: (head.update(kid="did:web:evil.example#x"), body.update(iss="did:web:evil.example"),
                            body["issuer"].update(id="did:web:evil.example")), OTHER
    )  # fmt: skip
    refused_by_all(wallet, theirs, "This badge is not ours")
    with pytest.raises(OB3VerificationError, match=r"anchored|mismatch|different|not match"):
        library(
            wallet, wallet.signed(lambda head, body: body["issuer"].update(id="did:web:evil.example"), _ours(wallet))
        )


def _ours(wallet: Wallet) -> Keys:
    return Keys.of(wallet.application.config["BADGE_KEY"])


@pytest.mark.parametrize(
    "change",
    [{"alg": "none"}, {"alg": "HS256"}, {"alg": "Ed25519"}, {"alg": None}, {"kid": f"{ISSUER}#"},
     {"kid": f"{ISSUER}#x"}, {"kid": 7}],
)  # fmt: skip
def test_the_header_chooses_nothing(wallet: Wallet, change: dict[str, Any]) -> None:
    token = wallet.signed(lambda head, _body: head.update(change), _ours(wallet))
    heading = "We cannot read this as a badge" if change.get("kid") == 7 else "This badge is changed"
    refused_by_all(wallet, token, heading)
    bare = ".".join([*token.split(".")[:2], ""])
    assert wallet.check(bare).h1 == heading


def test_a_key_that_it_brings_along_is_not_believed(wallet: Wallet) -> None:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": b64(OTHER.signing.public_key().public_bytes_raw())}
    token = wallet.signed(lambda head, _body: head.update(jwk=jwk), OTHER)
    refused_by_all(wallet, token, "This badge is changed")


def test_signed_by_us_and_never_given(wallet: Wallet) -> None:
    """What our key signed, and what is no badge of the list: a paper that is not there any more is no good badge."""
    other = wallet.signed(lambda _head, body: body.update(name="Professor"), _ours(wallet))
    assert wallet.check(other).h1 == "This badge is withdrawn"
    gone = "http://localhost/certificates/2222222222222222"
    assert wallet.check(wallet.signed(lambda _h, body: body.update(id=gone, jti=gone), _ours(wallet))).h1.endswith(
        "drawn"
    )
    listed = wallet.fetch("/badges/withdrawn/1").decode()
    assert wallet.check(listed).h1 == "We cannot read this as a badge"


@pytest.mark.parametrize(
    "words",
    ["x", "a.b.c", "..", "{}", '{"jwt": 7}', "[" * 5000, "{" * 5000, "é.é.é", "eyJ9.eyJ9.AA", "W10.W10.AA",
     "bnVsbA.bnVsbA.AA",
     "\u0000.x.y", "a" * 20_000],
)  # fmt: skip
def test_what_is_no_badge(wallet: Wallet, words: str) -> None:
    assert wallet.check(words).h1 == "We cannot read this as a badge"


def test_as_a_file_in_a_broken_mail_and_as_the_data_of_the_paper(wallet: Wallet) -> None:
    broken = "\r\n".join(re.findall(".{1,70}", wallet.token))
    assert wallet.check(broken).h1 == "This badge is valid"
    file = wallet.desk.ada.get(f"{MINE}/{wallet.code}/paper.json").bytes
    for content, name in ((wallet.token.encode(), "badge.jwt"), (file, "badge.json")):
        assert wallet.check("", file=(BytesIO(content), name)).h1 == "This badge is valid"
    assert wallet.check("", file=(BytesIO(b"\xff\xfe\x00"), "x.jwt")).h1 == "We cannot read this as a badge"
    assert wallet.check("", file=(BytesIO(b"x"), "x.exe")).errors == ["Choose a file that ends in .jwt, .json, .txt."]
    assert "Paste a badge, or choose its file." in wallet.check("").text


def test_for_somebody_who_asked_the_team_and_has_no_address(wallet: Wallet) -> None:
    from app.core import db
    from app.people.models import Person

    with wallet.application.app_context(), db.transaction() as session:
        session.get_one(Person, wallet.desk.years.ada).email = None
    team, ref = wallet.desk.years.own("team"), wallet.desk.years.make.ref(wallet.desk.years.ada)
    page = team.get(team.get(f"/team/people/{ref}/papers").links()["Make a badge"])
    assert team.send(page, {"sort": "panel.chair"}).errors == ["Choose how they asked."]
    team.send(page, {"sort": "panel.chair", "asked": "phone"})
    token = wallet.desk.ada.get(f"{MINE}/{wallet.desk.code}/badge.jwt").bytes.decode()
    assert "given to the person you named." in wallet.check(token, whose="ada  example").text
    assert "was given" in wallet.check(token, whose="Ada Example").text


def test_who_may(wallet: Wallet) -> None:
    wallet.desk.years.own("ben").get(f"{MINE}/{wallet.code}/badge.jwt", status=404)
    ben = wallet.desk.years.own("ben")
    assert "There is nothing to make a badge of yet." in ben.get(f"{MINE}/badge").text
    for name in ("host", "finance"):
        wallet.desk.years.own(name).get(f"{MINE}/badge", status=403)
    page = wallet.desk.ada.get(f"{MINE}/badge")
    assert wallet.desk.ada.send(page, {"sort": "panel.x"}).errors == ["Choose one of the answers."]
    assert "Badge" in wallet.desk.anybody().get(f"/certificates/{wallet.code}").text
