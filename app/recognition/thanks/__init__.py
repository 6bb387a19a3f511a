"""Thanks in a host's own words, and what somebody learned or did in theirs, for each part that was recorded.

Owns the words thank-you, skill, confirmed. Both belong to the advisor and outlive a corrected record. Imports what
recognition imports; papers that anybody can check (`recognition/papers`) are made of them.
"""
