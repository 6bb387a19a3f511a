"""Every table of the application, in one import: what migrations and tests compare the database with."""

from app.bulletin import models as bulletin
from app.calendar import models as calendar
from app.calendar.feeds import models as feeds
from app.calendar.replies import models as replies
from app.calendar.replies.mailbox import models as mailbox
from app.coproduction.doors import models as doors
from app.coproduction.feedback import models as feedback
from app.coproduction.ladder import models as ladder
from app.coproduction.network import models as network
from app.coproduction.outcomes import models as outcomes
from app.coproduction.plans import models as plans
from app.coproduction.pledge import models as pledge
from app.core import audit, editions, throttle
from app.documents import models as documents
from app.matching.buddies import models as buddies
from app.matching.proposals import models as proposals
from app.matching.welcomes import models as welcomes
from app.messages import models as messages
from app.opportunities import models as opportunities
from app.opportunities.daybook import models as daybook
from app.panels import models as panels
from app.panels.after import models as panel_after
from app.panels.conflicts import models as conflicts
from app.panels.scores import models as scores
from app.panels.timetable import models as timetable
from app.panels.way import models as panel_way
from app.people import models as people
from app.people.joining import models as joining
from app.people.notes import models as notes
from app.people.register import models as register
from app.recognition import models as recognition
from app.recognition.claims import models as claims
from app.recognition.finance import models as finance
from app.recognition.limits import models as limits
from app.recognition.papers import models as papers
from app.recognition.signing import models as signing
from app.recognition.story import models as stories
from app.recognition.thanks import models as thanks
from app.reviews import models as reviews
from app.signups import models as signups
from app.signups.apart import models as apart
from app.signups.aside import models as aside
from app.signups.consents import models as consents
from app.signups.cover import models as cover
from app.signups.everyone import models as everyone
from app.signups.news import models as news
from app.signups.office import models as office
from app.signups.sharing import models as sharing

__all__ = [
    "apart",
    "aside",
    "audit",
    "buddies",
    "bulletin",
    "calendar",
    "claims",
    "conflicts",
    "consents",
    "cover",
    "daybook",
    "documents",
    "doors",
    "editions",
    "everyone",
    "feedback",
    "feeds",
    "finance",
    "joining",
    "ladder",
    "limits",
    "mailbox",
    "messages",
    "network",
    "news",
    "notes",
    "office",
    "opportunities",
    "outcomes",
    "panel_after",
    "panel_way",
    "panels",
    "papers",
    "people",
    "plans",
    "pledge",
    "proposals",
    "recognition",
    "register",
    "replies",
    "reviews",
    "scores",
    "sharing",
    "signing",
    "signups",
    "stories",
    "thanks",
    "throttle",
    "timetable",
    "welcomes",
]
