"""
Playing invented lives in the order of the clock.

A scene is a generator: it yields the moment at which it wants to go on, and is sent
that moment when it has come. Scenes of many families run side by side, so rooms, doors
and references come out as they would have. What lies after the last moment is not
played: a visit that is cut off there is a visit that is going on now.
"""

from collections.abc import Generator
from datetime import datetime
from heapq import heappop, heappush

from kinkeeper.foundation import clock

Scene = Generator[datetime, datetime, None]


class Clockwork:
    """Plays scenes with the product's clock at each one's own moment."""

    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Scene]] = []
        self._number = 0

    def add(self, scene: Scene) -> None:
        """Take a scene in. It may begin at any moment from now on."""
        self._number += 1
        first = next(scene, None)
        if first is not None:
            heappush(self._waiting, (first, self._number, scene))

    def play(self, *, until: datetime) -> None:
        """Play everything that happens up to a moment."""
        while self._waiting and self._waiting[0][0] <= until:
            at, number, scene = heappop(self._waiting)
            with clock.travelled_to(at):
                try:
                    following = scene.send(at)
                except StopIteration:
                    continue
            heappush(self._waiting, (max(at, following), number, scene))
