"""Everything that is counted, in the order of the page."""

from kinkeeper.statistics.queries.counting import referrals, rights, sessions, work
from kinkeeper.statistics.queries.counting.counted import Counting

EVERYTHING: tuple[Counting, ...] = (
    referrals.referrals,
    referrals.court,
    referrals.previsits,
    referrals.decisions,
    referrals.first_sessions,
    sessions.families,
    sessions.children,
    sessions.first_dates,
    sessions.sessions,
    sessions.notice,
    sessions.hours,
    work.reports,
    work.report_work,
    work.releases,
    work.concerns,
    referrals.endings,
    referrals.outcomes,
    rights.complaints,
    rights.rights,
    rights.answers,
    rights.breaches,
    work.team,
)
