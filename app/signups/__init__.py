"""Sign-ups: places, from "I would like to" to "took part", and the reserve list.

Owns the words place, offer, reserve, withdraw, release. Imports core, people and opportunities.
"""
