"""The network: staff, advisors and peer workers who meet, decide and see to it together.

Owns the words network, member, convenor, minutes, decision. Its meetings are opportunities, with places, papers and
invitations as any other has them. May import what coproduction imports.
"""
