"""Benchmarks: whole pages and whole commands against the barest thing that could do the same, in one run.

Only ratios mean anything: every round measures each candidate in turn on the same machine.
"""
