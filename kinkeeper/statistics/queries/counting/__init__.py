"""Everything that is counted, in the order of the page."""

from kinkeeper.statistics.queries.counting import referrals, sessions, work
from kinkeeper.statistics.queries.counting.counted import Counting

EVERYTHING: tuple[Counting, ...] = (
    referrals.referrals,
    referrals.decisions,
    referrals.first_sessions,
    sessions.families,
    sessions.children,
    sessions.sessions,
    sessions.notice,
    sessions.hours,
    work.reports,
    work.releases,
    work.concerns,
    referrals.endings,
    work.team,
)
