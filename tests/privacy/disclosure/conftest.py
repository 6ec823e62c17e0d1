"""The same people as in the stories of the reports."""

from tests.reports.conftest import alder, dee, ruth, sasha, wren

__all__ = ["alder", "dee", "ruth", "sasha", "wren"]
