"""The comparisons of two editions, one part of the policy each."""
