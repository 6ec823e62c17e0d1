"""How large an invented centre is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """`more` multiplies the ordinary families; the telling ones are there once."""

    name: str
    more: int
    venues: int
    supervisors: int


SIZES = {
    "small": Size("small", more=1, venues=1, supervisors=4),
    "busy": Size("busy", more=6, venues=2, supervisors=8),
    "provider": Size("provider", more=28, venues=10, supervisors=8),
}
