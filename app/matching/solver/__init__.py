"""The batch allocator: plain data in, plain data out. A reader of the house can skip it.

It knows the standard library, numpy and highspy, nothing of ours. `instance` has the shapes, `reading` makes them from
a file, `eligible` and `explain` are the same hard rules twice (over arrays, and for one pair with its reasons),
`objective` counts the four tiers in whole numbers. `solve` picks the route and answers. Both numpy and highspy are
imported only by whoever solves: a web process that never asks stays small.
"""
