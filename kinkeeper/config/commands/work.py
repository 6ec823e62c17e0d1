"""The worker: hands over the post, seals the audit trail, and does the night's work.

Everything it does is found in rows, so it may be stopped or killed at any moment and
started again: nothing is lost.
"""

import logging
import signal
import threading

from kinkeeper.config.django_up import up

log = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0


def run(*, once: bool = False) -> int:
    up()
    from django.db import close_old_connections

    _close_if_put_back()
    stop = threading.Event()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
    while True:
        close_old_connections()
        one_round()
        if once or stop.wait(PAUSE_SECONDS):
            return 0


def _close_if_put_back() -> None:
    """Do nothing on a database that is older than the journal, not even once."""
    from kinkeeper.foundation.recovery import journal, quarantine

    if not quarantine.is_on() and journal.is_behind():
        quarantine.begin(quarantine.BEHIND)


def one_round() -> None:
    """Do what is due now. A piece of work that fails does not stop the others."""
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.audit import sealer
    from kinkeeper.foundation.mail import post_round
    from kinkeeper.foundation.recovery import quarantine
    from kinkeeper.foundation.sweeps import leases, night, register

    if quarantine.is_on():
        return
    now = clock.now()
    _guarded("heartbeat", lambda: leases.beat("worker", now=now))
    _guarded("post", lambda: post_round.deliver_due(now))
    _guarded("seal", lambda: sealer.seal(now))
    for name, work in register.rounds():
        _guarded(name, lambda work=work: work(now))  # type: ignore[misc]
    if night.due(now):
        _guarded("night", lambda: night.run(clock.today()))


def _guarded(name, work) -> None:  # type: ignore[no-untyped-def]
    try:
        work()
    except Exception:
        log.exception("The worker could not do %s", name)
