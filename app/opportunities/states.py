"""The life of an opportunity, and the closed lists its fields choose from."""

from __future__ import annotations

import enum

from app.core.states import table


class OpportunityState(enum.Enum):
    DRAFT = "draft"
    SUBMITTED = "submitted"  # waits for the involvement team
    RETURNED = "returned"  # by the team, with a reason
    OPEN = "open"
    CLOSED = "closed"  # no new names; places stand
    FILLED = "filled"
    DONE = "done"
    CANCELLED = "cancelled"


S = OpportunityState
OPPORTUNITY_MOVES = table(
    {
        None: {S.DRAFT},
        S.DRAFT: {S.SUBMITTED, S.OPEN, S.CANCELLED},
        S.SUBMITTED: {S.OPEN, S.RETURNED, S.CANCELLED},
        S.RETURNED: {S.SUBMITTED, S.CANCELLED},
        S.OPEN: {S.CLOSED, S.FILLED, S.DONE, S.CANCELLED},
        S.CLOSED: {S.OPEN, S.FILLED, S.DONE, S.CANCELLED},
        S.FILLED: {S.OPEN, S.CLOSED, S.DONE, S.CANCELLED},
        S.DONE: set(),
        S.CANCELLED: set(),
    }
)
EDITABLE = frozenset({S.DRAFT, S.RETURNED})
LIVE = frozenset({S.OPEN, S.CLOSED, S.FILLED})


class Shape(enum.Enum):
    """Which further pages opportunities of a kind have: a panel its timetable, a review its cycle, and so on."""

    PLAIN = "plain"
    PANEL = "panel"
    REVIEW = "review"
    TRAINING = "training"
    CALLS = "calls"
    COMMITTEE = "committee"
    DOCUMENT = "document"
    PROJECT = "project"


class SessionState(enum.Enum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


SESSION_MOVES = table({None: {SessionState.PLANNED}, SessionState.PLANNED: {SessionState.CANCELLED}})


class SeatType(enum.Enum):
    SERVICE_USER = "service-user"
    CARER = "carer"
    EITHER = "either"


class SeatRole(enum.Enum):
    MEMBER = "member"
    CHAIR = "chair"
    SHADOW = "shadow"  # sits in to learn, and uses no place


class SignOffState(enum.Enum):
    """A step on the way in one kind of opportunity, signed off by a person. There is no state for "not yet"."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"  # by the involvement team, where it was given by mistake


SIGN_OFF_MOVES = table({None: {SignOffState.GIVEN}, SignOffState.GIVEN: {SignOffState.WITHDRAWN}})


class Format(enum.Enum):
    IN_PERSON = "in-person"
    ONLINE = "online"
    PHONE = "phone"
    POST = "post"  # by post or e-mail, as each person prefers
    MIXED = "mixed"


class Visibility(enum.Enum):
    PUBLIC = "public"
    REGISTER = "register"  # advisors on the register only
    UNANNOUNCED = "unannounced"  # a visit the place itself must not learn of


class VenueShown(enum.Enum):
    ALWAYS = "always"
    WITH_PLACE = "with-place"


class Method(enum.Enum):
    FIRST_COME = "first-come"
    CHOSEN = "chosen"  # by the involvement team, by the rule printed on the opportunity
    DRAW = "draw"  # by lot, once names close
    TURNS = "turns"  # fewest recent turns first, equals by lot, once names close


ORDERED = frozenset({Method.DRAW, Method.TURNS})  # nobody decides: names are put in order once they close


class Attendance(enum.Enum):
    ALL = "all"  # a place is for every session
    ONE = "one"  # a place is for one of them
    SOME = "some"  # at least `attend_at_least` of them


class PlacesWord(enum.Enum):
    """How the number of places was advertised; the seats hold the number that is promised."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up-to"
    AT_LEAST = "at-least"


class Ladder(enum.Enum):
    INVOLVEMENT = "involvement"
    CONSULTATION = "consultation"
    ENGAGEMENT = "engagement"
    CO_DESIGN = "co-design"
    CO_PRODUCTION = "co-production"


class Payer(enum.Enum):
    CENTRAL = "central"
    HOST_TEAM = "host-team"
    ELSEWHERE = "elsewhere"


class PayModel(enum.Enum):
    HOURLY = "hourly"
    BLOCK = "block"  # per block of minutes or part
    DAY = "day"  # a day or half day by a threshold
    BAND = "band"  # one sum under a length, another over it
    FIXED = "fixed"
    MONTHLY = "monthly"
    MENU = "menu"  # sums for parts, up to a total
    UNPAID = "unpaid"
    ELSEWHERE = "elsewhere"


class PayPart(enum.Enum):
    ACTIVITY = "activity"
    PREPARATION = "preparation"
    TRAINING = "training"
    DESIGN = "design"
    REHEARSAL = "rehearsal"
    MEETINGS = "meetings"
    BRIEFING = "briefing"
    TRAVEL = "travel"


class Tier(enum.Enum):  # what each pays is a rate with a day on which it begins
    STANDARD = "standard"
    ENHANCED = "enhanced"


class PayRoute(enum.Enum):
    PAYROLL = "payroll"  # for tax purposes only
    BANK = "bank"
    CASH = "cash"
    VOUCHER = "voucher"
    CHARITY = "charity"


class LegalStatus(enum.Enum):
    """What taking part makes of a person in law, as the organisation says it; several where there is a choice."""

    NOT_WORKER = "not-worker"  # not an employee, worker or agent
    WORKER = "worker"
    VOLUNTEER = "volunteer"
    REWARD = "reward"
    PERMITTED_WORK = "permitted-work"
    BANK_CONTRACT = "bank-contract"  # a temporary contract with the staff bank
    OFFICE_HOLDER = "office-holder"


class Expense(enum.Enum):
    TRAVEL = "travel"
    PARKING = "parking"
    TAXI = "taxi"
    CARE = "care"  # replacement care or childcare
    SUPPORTER = "supporter"
    REFRESHMENTS = "refreshments"  # provided
    POST = "post"  # reply-paid envelope, printing
    PHONE = "phone"  # phone and data
    OVERNIGHT = "overnight"


class ApplyBy(enum.Enum):
    ONLINE = "online"
    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    SUPPORTER = "supporter"  # through somebody who supports the person
    OTHER_FORMAT = "other-format"  # easy read, large print, another language


class Mix(enum.Enum):  # of whom a rule on the whole speaks
    SERVICE_USER = "service-user"
    CARER = "carer"
    ADVISOR = "advisor"
    STAFF = "staff"
    FIRST_TIMER = "first-timer"


class Facet(enum.Enum):
    """What a condition is about; `conditions.py` gives each one its structured fields."""

    ROLE = "role"
    EXPERIENCE = "experience"
    RECENCY = "recency"
    AGE = "age"
    PLACE = "place"
    TRAINING = "training"
    CHECK = "check"
    OWN_SERVICE = "own-service"
    EXCLUSION = "exclusion"
    SKILLS = "skills"
    STEP = "step"
    AGREEMENT = "agreement"
    CONSENT = "consent"
    LIMIT = "limit"
    TERM = "term"
    OTHER = "other"


class Strength(enum.Enum):
    MUST = "must"
    WELCOME = "welcome"  # a reason to choose, never to refuse
    GOOD_TO_KNOW = "good-to-know"


class Asked(enum.Enum):
    """Where the answer comes from. History is never stored: what is not on the record is a tick or a judgement."""

    RECORD = "record"
    TICK = "tick"
    READ = "read"
