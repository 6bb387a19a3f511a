"""The advisor's passport: what somebody brings, what helps them take part, when and where they can, and what they keep
away from. It is theirs: every answer may stay empty, and is changed or taken away at any time.

Owns the words entry, sharing, window, days away, private exclusion, reading. Imports people and core. Its tables stand
in `people/models/passport.py`. What is shared for one opportunity belongs to `signups/sharing`.
"""
