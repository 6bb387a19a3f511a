"""Thanks, payment, certificates."""

from __future__ import annotations

from app.core.events import Table
from app.reactions import claims, papers, payments, thanks
from app.reactions import signing as signers
from app.recognition import events as recognition
from app.recognition.claims import events as claim
from app.recognition.finance import events as finance
from app.recognition.papers import events as paper
from app.recognition.signing import events as signing
from app.recognition.story import events as stories
from app.recognition.thanks import events as thanked

TABLE: Table = {
    recognition.RateAdded: (claims.follow_rate,),
    recognition.RateChecked: (),
    recognition.RateRemoved: (),
    recognition.CertificateShown: (),
    recognition.PaymentDecided: (claims.follow_decision,),
    recognition.PresenceNoted: (),
    claim.ClaimMade: (),
    claim.ClaimSaved: (),
    claim.ClaimHandedIn: (claims.tell_received,),
    claim.ClaimConfirmed: (),
    claim.ClaimAuthorised: (payments.owe,),
    claim.ClaimAmended: (payments.owe,),
    claim.ClaimPutRight: (claims.tell_put_right,),
    claim.ClaimReturned: (claims.tell_returned,),
    claim.ClaimWithFinance: (),
    claim.ClaimPaid: (claims.tell_paid,),
    claim.ClaimRejected: (),
    claim.ClaimClosed: (payments.owe,),
    claim.CharityKept: (),
    signing.HolderNamed: (),
    signing.HolderEnded: (),
    signing.DeputyNamed: (),
    signing.DeputyEnded: (),
    signing.BudgetSet: (),
    signing.SigningDue: (signers.remind,),
    stories.StoryKept: (),
    stories.StoryShared: (),
    stories.StoryTakenBack: (),  # nobody is told: the page and its links are gone at once
    stories.StoryCited: (),
    thanked.Thanked: (thanks.tell_thanked,),
    thanked.SkillsSaid: (),
    thanked.SkillsConfirmed: (),
    finance.LinesOwed: (payments.mended,),
    finance.PayeeSet: (),
    finance.BatchBegun: (),
    finance.BatchMade: (),
    finance.ClaimsSent: (payments.sent,),
    finance.LineAnswered: (payments.answered,),
    finance.AnswersRead: (),
    finance.MappingKept: (),
    finance.NameForgotten: (),
    paper.PaperMade: (),
    paper.PaperShown: (),
    paper.PaperWithdrawn: (),  # nobody is told: its code is good no more
    paper.LetterAsked: (papers.tell_asked,),
    paper.LetterTakenBack: (),
    paper.LetterWritten: (papers.tell_written,),
    paper.LetterDeclined: (papers.tell_declined,),
}
