"""Rules about people: what may be used of what we know, and who is one person."""
