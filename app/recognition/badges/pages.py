"""What stands in a badge and on its page; the list of what is withdrawn; and verdicts in plain words."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from flask import current_app

from app.core import clock
from app.core.formatting import day, hours
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.people.models import Person
from app.recognition.badges import queries
from app.recognition.badges.rules import Keys, did_of, identity, lists, sign
from app.recognition.badges.states import Verdict
from app.recognition.papers.models import Paper
from app.recognition.papers.pages import Sheet, check_address, sort_words, times
from app.recognition.papers.rules import Sort

CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
WORDS: dict[Verdict, tuple[Any, Any]] = {
    Verdict.GOOD: (_l("This badge is valid"), _l("We gave it, it is as we signed it, and it has not been withdrawn.")),
    Verdict.WITHDRAWN: (
        _l("This badge is withdrawn"), _l("We gave it, and it is as we signed it. It is not good any more. "
                                          "People withdraw badges for many reasons, and do not say which."),
    ),
    Verdict.CHANGED: (
        _l("This badge is changed"), _l("It names us, but it is not as we signed it. Ask for the file again: "
                                        "a letter may have been lost on the way."),
    ),
    Verdict.NOT_OURS: (_l("This badge is not ours"), _l("Somebody else gave it. We cannot say whether it is good.")),
    Verdict.UNREADABLE: (
        _l("We cannot read this as a badge"), _l("Choose the file that ends in .jwt, or paste all of its letters."),
    ),
}  # fmt: skip


def keys() -> Keys:
    return _keys(current_app.config["BADGE_KEY"])


@lru_cache(maxsize=4)
def _keys(setting: str) -> Keys:
    return Keys.of(setting)


def did() -> str:
    return did_of(current_app.config["BASE_URL"])


def sheet(person: Person, sort: Sort) -> Sheet:
    """The page of the badge, in neutral words alone. `data` gets the signed badge when it is made."""
    what = sort_words(sort)
    return Sheet(
        person.name, _("Badge: %(what)s", what=what), plain=True,
        facts=[(_("How often"), times(sort)), (_("Time given"), hours(sort.minutes)),
               (_("From"), day(sort.first)), (_("To"), day(sort.last))],
    )  # fmt: skip


def signed(paper: Paper, person: Person, sort: Sort) -> str:
    """The badge of this paper. Whom it is for stands in it as a salted hash of their address, or of their name."""
    config, at, issuer = current_app.config, paper.made_at, did()
    email = person.email
    who = identity("emailAddress", email) if email else identity("name", person.name)
    number, place = lists.number(paper.id)
    credential = {
        "@context": CONTEXT,
        "id": check_address(paper),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": sort_words(sort),
        "issuer": {"id": issuer, "type": ["Profile"], "name": config["ORGANISATION_NAME"], "url": config["BASE_URL"]},
        "validFrom": _time(at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [who],
            "activityStartDate": f"{sort.first}T00:00:00Z",
            "activityEndDate": f"{sort.last}T00:00:00Z",
            "achievement": _achievement(sort),
        },
        "credentialStatus": _status(number, place),
        "iss": issuer, "jti": check_address(paper), "nbf": int(at.timestamp()),
    }  # fmt: skip
    return sign(credential, issuer, keys())


def _achievement(sort: Sort) -> dict[str, Any]:
    told = ngettext("Took part %(num)d time and gave %(time)s.", "Took part %(num)d times and gave %(time)s.",
                    len(sort.parts), time=hours(sort.minutes))  # fmt: skip
    return {
        "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{did()}#{sort.key}')}",
        "type": ["Achievement"], "achievementType": "CommunityService", "name": sort_words(sort), "description": told,
        "criteria": {"narrative": _("The organisation recorded that the person took part, each time, with the hours.")},
    }  # fmt: skip


def _status(number: int, place: int) -> dict[str, Any]:
    address = list_address(number)
    return {
        "id": f"{address}#{place}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": str(place), "statusListCredential": address,
    }  # fmt: skip


def list_address(number: int) -> str:
    return f"{current_app.config['BASE_URL']}/badges/withdrawn/{number}"


def withdrawn_list(number: int) -> str:
    """Signed as a badge is; good for two days, so that an old one cannot bring a badge back."""
    at, issuer, address = clock.now(), did(), list_address(number)
    credential = {
        "@context": CONTEXT[:1], "id": address, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": {"id": issuer}, "validFrom": _time(at), "validUntil": _time(at + timedelta(days=2)),
        "credentialSubject": {
            "id": f"{address}#list", "type": "BitstringStatusList", "statusPurpose": "revocation",
            "encodedList": lists.encoded(queries.withdrawn(number)),
        },
        "iss": issuer, "jti": address, "nbf": int(at.timestamp()),
    }  # fmt: skip
    return sign(credential, issuer, keys())


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
