"""An improvement team, a readers' panel, a tutor: work that goes on, or has no session at all."""

from __future__ import annotations

from tests.opportunities.adverts.shape import ACTIVITY, EITHER, MUST, Advert, on, session, steps

IMPROVEMENT_TEAM = Advert(
    name="elft-qi",
    title="Member of a quality-improvement team",
    kind="project",
    steps=steps(
        doing={"activity": "A full member of the team, or asked now and then: you choose.", "ladder": "co-design"},
        payer={
            "payer": "host-team",
            "cost_centre": "Q1-4471",
            "pay_routes": ["bank"],
            "statuses": ["reward", "permitted-work", "bank-contract"],
        },
        support={"documents": "Payment forms to download."},
        choosing={"method": "chosen", "choice_rule": "People new to it first.", **on(5, 1, name="closes_on")},
    ),
    sessions=[session(12, 1, 10, 12)],
    seats=[{**EITHER, "number": "3"}],
    payment=[
        (
            "band",
            {
                **ACTIVITY,
                "half_pence": "10",
                "pence": "20",
                "threshold_minutes-hours": "2",
                "threshold_included": "yes",
            },
        ),
    ],
    conditions=[
        ("role", {**MUST, "roles": ["service-user", "carer"], "match": "any"}),
        ("limit", {"strength": "good-to-know", "number": "104", "of": "pounds", "per": "week"}),
        ("limit", {"strength": "good-to-know", "number": "15", "of": "hours", "per": "week"}),
    ],
    held={
        "cost_centre": "Q1-4471",
        "payer": "host-team",
        "statuses": ["reward", "permitted-work", "bank-contract"],
        "ladder": "co-design",
        "condition.limit.number": 104,
        "condition.limit.of": "pounds",
    },
    terms=[{"model": "band", "half_pence": 1000, "pence": 2000, "threshold_minutes": 120, "threshold_included": True}],
    said=[
        "£10 for less than 2 hours, £20 for 2 hours or more",
        "At most £104 in each week.",
        "The host team's own budget",
    ],
)

READERS = Advert(
    name="midcheshire-readers",
    title="Readers' panel for patient leaflets",
    kind="document-review",
    steps=steps(
        doing={
            "activity": "You write on the draft, or tell us in any other way.",
            "may_change": "Every leaflet passes this check before it is printed.",
        },
        work={"work_days": "14", "activity_minutes-hours": "1"},
        where={"format": "post", "venue": ""},
        expenses={"expenses": ["post"]},
        who={"places_word": "at-least"},
    ),
    seats=[{**EITHER, "number": "30"}],
    payment=[("unpaid", {**ACTIVITY})],
    conditions=[
        ("role", {**MUST, "roles": ["public"]}),
        ("limit", {**MUST, "number": "1", "of": "documents", "per": "month", "may_skip": "y"}),
    ],
    held={
        "work_days": 14,
        "format": "post",
        "expenses": ["post"],
        "condition.role.roles": ["public"],
        "condition.limit.number": 1,
        "condition.limit.of": "documents",
        "condition.limit.per": "month",
        "condition.limit.may_skip": True,
    },
    terms=[{"model": "unpaid"}],
    said=[
        "In your own time, within 14 days of getting it",
        "At most 1 document in each month. You can skip any of them",
    ],
)

TUTOR = Advert(
    name="bucks-recovery-tutor",
    title="Peer tutor at the recovery college",
    kind="training-session",
    steps=steps(
        doing={"activity": "You plan a course with others and give it. Nothing need be known before."},
        support={
            "support": "Supervision after the course. More training later. You may see some students' safety plans.",
            "documents": "A tutor pack.",
        },
        choosing={"method": "chosen", "choice_rule": "In the order in which people finish the steps."},
    ),
    sessions=[session(14, 4, 10, 15)],
    seats=[{**EITHER, "number": "2"}],
    payment=[
        ("hourly", {**ACTIVITY, "tier": "enhanced"}),
        ("hourly", {"part": "preparation", "tier": "standard"}),
        ("elsewhere", {"part": "training", "note": "The college pays for the training."}),
    ],
    conditions=[
        ("training", {**MUST, "course": "train-the-trainers", "paid": "y"}),
        ("training", {**MUST, "name": "Introduction to the college"}),
        ("check", {**MUST, "check": "dbs-enhanced", "waived_for_staff": "y"}),
        ("check", {**MUST, "check": "reference", "waived_for_staff": "y"}),
        ("agreement", {**MUST, "what": "conduct"}),
        *(
            ("step", {**MUST, "order": str(n), "text": text})
            for n, text in enumerate(
                (
                    "Get in touch",
                    "A talk",
                    "References",
                    "DBS check",
                    "Training",
                    "Introduction",
                    "Shadowing",
                    "More training",
                ),
                1,
            )
        ),
    ],
    held={
        "condition.check.check": "dbs-enhanced",
        "condition.check.waived_for_staff": True,
        "condition.step.order": 1,
        "condition.agreement.what": "conduct",
        "condition.training.paid": True,
        "conditions": 13,
    },
    terms=[
        {"model": "hourly", "tier": "enhanced"},
        {"model": "hourly", "tier": "standard", "part": "preparation"},
        {"model": "elsewhere", "part": "training"},
    ],
    said=["By the hour: enhanced rate", "or you already work here: Enhanced DBS check", "Step 8: More training"],
)
