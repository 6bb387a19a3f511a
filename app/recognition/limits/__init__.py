"""What somebody wants to be paid at most in a week, four weeks or a month, and what is on its way to them.

Owns the words own limit, figure. It is theirs alone: nobody else is shown it or told that there is one, and no event
speaks of it. It warns, and never blocks. Imports what recognition imports, and claims; nothing imports it but pages.
"""
