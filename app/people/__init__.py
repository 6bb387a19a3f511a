"""People: accounts and sign-in, advisors on the register, staff and their roles, teams, services and sites.

Owns the words person, account, role, advisor, register, facilitator, team, service, site, training. Imports core only.
"""
