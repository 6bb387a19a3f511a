"""Thanks, payment, certificates."""

from __future__ import annotations

from app.core.events import Table
from app.reactions import thanks
from app.recognition import events as recognition
from app.recognition.story import events as stories
from app.recognition.thanks import events as thanked

TABLE: Table = {
    recognition.RateAdded: (),
    recognition.CertificateShown: (),
    recognition.PaymentDecided: (),
    recognition.PresenceNoted: (),
    stories.StoryKept: (),
    stories.StoryShared: (),
    stories.StoryTakenBack: (),  # nobody is told: the page and its links are gone at once
    stories.StoryCited: (),
    thanked.Thanked: (thanks.tell_thanked,),
    thanked.SkillsSaid: (),
    thanked.SkillsConfirmed: (),
}
