"""A recruitment panel at a trust, a college's peer reviews, an assessment of the care environment."""

from __future__ import annotations

from tests.opportunities.adverts.shape import ACTIVITY, EITHER, MUST, Advert, on, session, steps

INTERVIEW_PANEL = Advert(
    name="eput-interview-panel",
    title="Member of a staff interview panel",
    kind="interview-panel",
    steps=steps(
        apply={"apply_by": ["phone", "email"]},
        support={"support": "We offer a path of further training when you would like more."},
        payer={"payer": "central", "pay_routes": ["bank"]},
    ),
    sessions=[session(21, 1, 9, 16)],
    seats=[{**EITHER, "number": "2"}],
    payment=[("hourly", {**ACTIVITY, "tier": "", "pence": "11.31"})],
    conditions=[
        ("training", {**MUST, "course": "interview-panel-training"}),
        ("role", {**MUST, "roles": ["service-user", "carer"], "match": "any"}),
        (
            "experience",
            {**MUST, "of": "the trust's health services\nthe trust's social care services", "whose": "either"},
        ),
    ],
    held={
        "kind_code": "interview-panel",
        "apply_by": ["phone", "email"],
        "expenses": ["travel"],
        "condition.training.course": "interview-panel-training",
        "condition.role.roles": ["service-user", "carer"],
        "condition.experience.of": [["the trust's health services"], ["the trust's social care services"]],
        "condition.experience.whose": "either",
    },
    terms=[{"model": "hourly", "pence": 1131, "tier": None}],
    said=["£11.31 an hour", "You have done “Interview panel training” before you take part."],
)

PEER_REVIEW = Advert(
    name="qnfmhs-reps-2022",
    title="Patient or carer representative for peer reviews",
    kind="accreditation-review",
    steps=steps(
        doing={"activity": "You take part in peer reviews of secure services. Later you may join the advisory group."},
        pattern={"attendance": "some", "attend_at_least": "1", **on(27, 3, 2030, "term_until")},
        where={"venue": "", "venue_area": "London; services across the country", "venue_shown": "with-place"},
        choosing={
            "method": "chosen",
            "choice_rule": "A college panel talks to everybody who asks, and chooses by the role.",
            **on(28, 2, name="closes_on"),
            **on(8, 3, name="selection_on"),
        },
        payer={"payer": "elsewhere", "payer_name": "The college", "statuses": ["worker"]},
    ),
    sessions=[session(27, 3, 9, 17, label="Peer review"), session(24, 4, 9, 17, label="Peer review")],
    seats=[{**EITHER, "number": "2"}],
    payment=[
        (
            "day",
            {
                **ACTIVITY,
                "pence": "140",
                "half_pence": "70",
                "threshold_minutes-hours": "4",
                "threshold_included": "no",
            },
        ),
    ],
    conditions=[
        ("role", {**MUST, "roles": ["service-user", "carer"], "match": "any"}),
        ("experience", {**MUST, "of": "forensic mental-health services", "whose": "either"}),
        ("recency", {**MUST, "what": "use", "subject": "forensic services"}),
        ("term", {**MUST, "length": "3", "unit": "years"}),
        ("own-service", {**MUST, "rule": "forbidden", "link": "visited"}),
        ("own-service", {**MUST, "rule": "forbidden", "link": "area", "only": "session:1"}),
    ],
    held={
        "statuses": ["worker"],
        "selection_on": "2027-03-08",
        "term_until": "2030-03-27",
        "condition.term.length": 3,
        "condition.recency.subject": "forensic services",
        "condition.own-service.rule": "forbidden",
    },
    terms=[
        {
            "model": "day",
            "pence": 14000,
            "half_pence": 7000,
            "threshold_minutes": 240,
            "threshold_included": False,
        }
    ],
    said=[
        "£140 for a day, £70 for a half day (exactly 4 hours is paid as a half day)",
        "Sunday 28 February 2027, 11:59pm UK time",
        "You used forensic services, recently.",
        "Only for: Peer review: Saturday 27 March 2027",
    ],
)

PLACE_VISIT = Advert(
    name="place-leeds-2019",
    title="Patient assessor of the care environment",
    kind="accreditation-review",
    steps=steps(
        work={
            **on(1, 9, 2027, "window_from"),
            **on(31, 3, 2028, "window_until"),
            "activity_minutes-hours": "2",
            "activity_minutes-minutes": "30",
        },
        expenses={"expenses": ["travel", "parking", "refreshments"]},
        who={
            "who_for": "Patients, relatives, carers, advocates, volunteers and trust members.",
            "visibility": "unannounced",
        },
        apply={"apply_by": ["phone"], "apply_note": "Either of the two people named will answer."},
    ),
    seats=[{**EITHER, "number": "10"}],
    mix=[{"of": "advisor", "percent": "50"}],
    payment=[("unpaid", {**ACTIVITY, "note": "It is a volunteer role."})],
    conditions=[
        (
            "training",
            {
                **MUST,
                "name": "Assessor training: confidentiality, hand hygiene, scoring",
                **on(30, 1, name="on"),
                "places": "20",
            },
        ),
        ("role", {**MUST, "roles": ["service-user", "carer", "family", "public"], "match": "any"}),
        ("skills", {"strength": "good-to-know", "text": "Common sense, and a practical and fair eye"}),
        ("exclusion", {**MUST, "who": "staff-place", "ends": "period", "within": "2", "unit": "years"}),
    ],
    held={
        "window_from": "2027-09-01",
        "window_until": "2028-03-31",
        "activity_minutes": 150,
        "expenses": ["travel", "parking", "refreshments"],
        "visibility": "unannounced",
        "condition.training.on": "2027-01-30",
        "condition.training.places": 20,
        "condition.exclusion.within": 2,
        "mix.advisor.percent": 50,
    },
    terms=[{"model": "unpaid", "note": "It is a volunteer role."}],
    said=[
        "This is not paid",
        "It is on Saturday 30 January 2027 and is booked apart.",
        "At least 50%: people with lived experience",
    ],
)
