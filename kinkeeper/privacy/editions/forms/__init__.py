"""The forms of the policy pages."""
