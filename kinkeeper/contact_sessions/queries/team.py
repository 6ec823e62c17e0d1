"""Who may be with whom on which day, read once for some weeks."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Away, Conflict, Opening, Session, Shift
from kinkeeper.contact_sessions.queries import duties
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.rules.contact_sessions.at_work import AtWork
from kinkeeper.workforce.queries.clearance import cleared_times, last_days


class Team:
    """Days away, conflicts, checks and the rota of some workers."""

    def __init__(self, first: date, last: date, *, workers: Collection[int]) -> None:
        self._shifts = list(
            Shift.objects.exclude(to_on__lt=first).filter(from_on__lte=last)
        )
        known = {*workers, *(shift.worker_id for shift in self._shifts)}
        self._away: dict[int, list[tuple[date, date]]] = defaultdict(list)
        away = Away.objects.filter(worker__in=known, to_on__gte=first)
        for worker, begins, ends in away.filter(from_on__lte=last).values_list(
            "worker", "from_on", "to_on"
        ):
            self._away[worker].append((begins, ends))
        standing = Conflict.objects.filter(worker__in=workers, ended_on=None)
        self._conflicts = set(standing.values_list("worker", "case"))
        self._able: dict[tuple[int, str], bool] = {}
        self._cleared = cleared_times(known)
        self._last_days = last_days(known)

    def at_work(
        self,
        worker: Account,
        session: Session,
        *,
        others: Collection[Session],
        opening: Opening | None,
    ) -> AtWork:
        """Return what a worker has on the day of a session. `others`: of that day."""
        day = session.held_on
        return AtWork(
            name=worker.short_name,
            duties=[
                duties.duty_of(other)
                for other in others
                if other.supervisor_id == worker.pk and other.pk != session.pk
            ],
            able=self._is_able(worker, session.service),
            conflict=(worker.pk, session.case_id) in self._conflicts,
            cleared=self._is_cleared(worker.pk, day),
            away=self._is_away(worker.pk, day),
            on_rota=self._on_rota(worker.pk, day, opening),
        )

    def crew(self, opening: Opening, day: date) -> int | None:
        """Return how many work an opening on a day; None when it has no rota (R21)."""
        found = set(self._rota_of(opening, day))
        if not found:
            return None
        return sum(
            self._is_cleared(worker, day) and not self._is_away(worker, day)
            for worker in found
        )

    def _is_away(self, worker: int, day: date) -> bool:
        return any(a <= day <= b for a, b in self._away.get(worker, ()))

    def _is_able(self, worker: Account, service: str) -> bool:
        asked = worker.pk, service
        if asked not in self._able:
            self._able[asked] = permissions.may_supervise(worker, service)
        return self._able[asked]

    def _is_cleared(self, worker: int, day: date) -> bool:
        last = self._last_days.get(worker)
        checked = any(a <= day <= b for a, b in self._cleared.get(worker, ()))
        return checked and (last is None or day <= last)

    def _on_rota(self, worker: int, day: date, opening: Opening | None) -> bool:
        """Say whether a worker works an opening; anybody does when it has no rota."""
        if opening is None:
            return True
        found = self._rota_of(opening, day)
        return not found or worker in found

    def _rota_of(self, opening: Opening, day: date) -> list[int]:
        return [
            shift.worker_id
            for shift in self._shifts
            if shift.opening_id == opening.pk
            and shift.from_on <= day
            and (shift.to_on is None or day <= shift.to_on)
        ]
