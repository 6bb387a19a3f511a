"""On the day and after it: stopping without a reason, what came of it, a call to each advisor, and concerns.

Owns the words check-in call and concern. Of a concern it keeps that it was raised, to whom and when, never its story.
"""
