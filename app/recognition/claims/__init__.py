"""Claims: what one person asks for one part taken, the payment and what they spent, and where it stands.

Owns the words claim, line, receipt, choice, charity. A claim belongs to a place and a session, so it outlives a
corrected contribution. Imports what recognition imports, and recognition; finance and signing import this.
"""
