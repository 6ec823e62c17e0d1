"""The policy is the program: one file holds the prose and the rules."""
