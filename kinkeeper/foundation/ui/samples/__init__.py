"""Invented content for the gallery. Nobody here is real."""

from datetime import date

SATURDAY = date(2026, 3, 14)
HERE = "#main"
