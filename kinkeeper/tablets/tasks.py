"""No PIN outlives its day."""

from datetime import date

from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.tablets.commands.forget_pins import forget_pins


def register_nightly() -> None:
    register.every_night("pins", forget_yesterdays)


def forget_yesterdays(today: date) -> Count:
    forgotten = forget_pins(today=today)
    return Count(other={"PINs forgotten": forgotten} if forgotten else {})
