"""Setting aside: "not this one". Whoever says so is not asked about it again, and no reason is wanted.

Owns the word aside. Imports what signups imports. It is between the person and the involvement team: no host ever
sees it, and it counts for nothing. When the days or the length of the opportunity change, it is a new question.
"""
