"""Power shared: how much say people had, how it was, what came of it, what is promised, and what the numbers say.

Owns the words ladder, feedback, outcome ("you said, we did"), plan, pledge, network and figure; each has a room of its
own below. May import core, people, opportunities, signups, panels, reviews and recognition. It causes nothing itself,
that is `app/reactions/`.
"""
