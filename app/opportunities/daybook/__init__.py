"""What staff write down of a session: when papers went out, how many calls there were, how people judged it.

Also reminds whoever hosts a committee: papers that are to go, and a term of office that ends.
Owns the word entry (of a session). Imports what opportunities imports. Nothing is kept of anybody who was rung or who
filled in a form: how many, and no more.
"""
