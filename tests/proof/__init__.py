"""
Proof that the rules say what the law and the policy say.

The decisions are written here a second time, by hand and without looking at the policy
file: numbers stand as numbers. The two must agree over the whole truth table and around
every boundary day. Then the policy is damaged on purpose, one thing at a time, and each
damage must be noticed. `make mutants` prints the report.
"""
