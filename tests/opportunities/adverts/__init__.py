"""Ten adverts as tables: the answers a host gives in each step, in our own words."""

from tests.opportunities.adverts.boards import NATIONAL_PARTNER, STUDENT_SELECTION
from tests.opportunities.adverts.groups import FOCUS_GROUP, YOUNG_DESIGNERS
from tests.opportunities.adverts.panels import INTERVIEW_PANEL, PEER_REVIEW, PLACE_VISIT
from tests.opportunities.adverts.shape import Advert
from tests.opportunities.adverts.work import IMPROVEMENT_TEAM, READERS, TUTOR

ALL: tuple[Advert, ...] = (
    INTERVIEW_PANEL,
    PEER_REVIEW,
    PLACE_VISIT,
    YOUNG_DESIGNERS,
    NATIONAL_PARTNER,
    FOCUS_GROUP,
    STUDENT_SELECTION,
    IMPROVEMENT_TEAM,
    READERS,
    TUTOR,
)
