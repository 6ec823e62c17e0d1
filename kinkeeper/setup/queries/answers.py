"""Every answer of the set-up, as its last page shows them."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from kinkeeper.contact_sessions.queries import openings
from kinkeeper.contact_sessions.queries.buildings import buildings
from kinkeeper.finance.queries.prices import prices_for
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.policy.edition import Edition
from kinkeeper.privacy.editions.queries.ambiguities import settled
from kinkeeper.setup.queries.drafted import edition_of, first_draft


def answers(
    *, viewer: Account, today: date
) -> list[tuple[str, str, Sequence[SummaryRow]]]:
    """Return each step with the way to change it, and what was answered."""
    edition = edition_of(first_draft(viewer=viewer))
    return [
        ("Your centre", reverse("setup:centre"), _centre(edition)),
        (
            "Buildings, doors and rooms",
            reverse("contact_sessions:buildings"),
            _buildings(viewer),
        ),
        (
            "When you are open",
            reverse("contact_sessions:openings"),
            _hours(viewer, today),
        ),
        (
            "What it costs",
            reverse("setup:prices"),
            [SummaryRow(each.name, each.cost) for each in prices_for(viewer, today)],
        ),
        ("What the law leaves open", reverse("setup:law"), _law(edition)),
    ]


def _centre(edition: Edition) -> list[SummaryRow]:
    centre = edition.controller
    return [
        SummaryRow("Name", centre.shown_name),
        SummaryRow("Address", "\n".join(centre.address)),
        SummaryRow("Phone", centre.phone),
        SummaryRow("Email for privacy", centre.email),
        SummaryRow("Who answers for privacy", centre.lead),
        SummaryRow("Number in the register", centre.registration),
    ]


def _buildings(viewer: Account) -> list[SummaryRow]:
    return [
        SummaryRow(
            venue.name,
            [
                f"Doors: {', '.join(door.name for door in venue.doors.all())}",
                f"Rooms: {', '.join(room.name for room in venue.rooms.all())}",
            ],
        )
        for venue in buildings(viewer=viewer)
    ]


def _hours(viewer: Account, today: date) -> list[SummaryRow]:
    return [
        SummaryRow(
            building.venue.name,
            [
                f"{line.opening.get_weekday_display()}, {line.hours}, {line.takes}"
                for line in building.lines
            ]
            or "At every hour, as many families as the rooms take",
        )
        for building in openings.buildings(viewer=viewer, today=today)
    ]


def _law(edition: Edition) -> list[SummaryRow]:
    return [
        SummaryRow(f"{each.id}. {each.question}", told or each.settled)
        for each, told in settled(edition)
    ]
