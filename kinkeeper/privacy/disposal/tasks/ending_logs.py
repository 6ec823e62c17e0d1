"""Which logs end by date, and what ends them (P12a)."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts import expiring
from kinkeeper.foundation.audit import ending
from kinkeeper.foundation.mail import forgetting
from kinkeeper.foundation.sweeps import logs, register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.privacy.disposal.queries import gone


def register_logs() -> None:
    """Add the logs that no single app owns, and the night's work on all of them."""
    logs.add_log("record_access", "looks at records that are gone", _end_access)
    logs.add_log("sign_in", "sign-ins and security events", ending.end_security)
    logs.add_log("sign_in", "forms carried out", ending.forget_forms)
    logs.add_log("sign_in", "messages sent", forgetting.forget_sent)
    logs.add_log("sign_in", "nightly runs", logs.forget_runs)
    register.every_night("logs", logs.end_logs, order=75)
    register.every_night("sessions", end_sessions, order=76)


def end_sessions(_: date) -> Count:
    """End sessions that are over. They have no row: nobody needs them a day longer."""
    ended = expiring.end_expired(clock.now())
    return Count(other={"sessions ended": ended} if ended else {})


def _end_access(through: date) -> int:
    return ending.end_access(gone.cases_gone(through), gone.records_gone(through))
