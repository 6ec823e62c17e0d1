"""Rules for the time between a first call and a first session."""
