"""Shared notes on a person: written by the involvement team, read and answered by the person themselves.

Owns the word note. Imports people and core; no page of a host, of finance or of a budget holder shows one.
"""
