"""Every decision that a parent, a court or the regulator could question."""
