"""Home: screens that put capabilities side by side: front pages, the advisor's list and detail, My involvement.

Owns no state. May import any capability's queries, rules and page objects; nothing imports it.
"""
