"""Can this installation do its work at the moment?"""

import logging
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from kinkeeper.foundation.recovery import journal, quarantine
from kinkeeper.foundation.sweeps.models import Lease
from kinkeeper.foundation.vault import epochs

log = logging.getLogger(__name__)

LEAST_FREE_BYTES = 200 * 1024 * 1024
WORKER_SILENCE = timedelta(seconds=60)


def readiness(*, now: datetime) -> dict[str, bool]:
    """Return each part by name and whether it works."""
    return {
        "database": _works(_database),
        "keys": _works(_keys),
        "disk": _works(_disk),
        "worker": _works(lambda: _worker(now)),
        "recovery": _works(_up_to_date),
    }


def _works(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        # What is wrong belongs in the log, not on a page that everybody may open.
        log.exception("A part is not ready")
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _keys() -> bool:
    living = epochs.living()
    return bool(living) and len(epochs.key_of(living[-1])) == 32


def _disk() -> bool:
    return shutil.disk_usage(settings.DATA_DIR).free >= LEAST_FREE_BYTES


def _up_to_date() -> bool:
    """Tell whether no restore is unfinished and no old database was put back."""
    return not quarantine.is_on() and not journal.is_behind()


def _worker(now: datetime) -> bool:
    """Tell whether the worker left a sign of life within the last minute."""
    return Lease.objects.filter(name="worker", until__gte=now - WORKER_SILENCE).exists()
