"""A made-up centre: its team, its families, and more than a year of their days."""
