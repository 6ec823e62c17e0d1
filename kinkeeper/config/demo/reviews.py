"""After three months both sides are heard, each alone, and somebody decides."""

from datetime import date, time

from kinkeeper.config.demo import intake, risks
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.world import World
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Party
from kinkeeper.referrals.commands.decide_review import Verdict, decide_review
from kinkeeper.referrals.commands.record_review_talk import Talk, record_review_talk
from kinkeeper.referrals.commands.tell_side import tell_of_review
from kinkeeper.referrals.models import Review
from kinkeeper.referrals.queries.neutral_words import open_channels
from kinkeeper.rules.dates import add_months

_SAID = {
    Party.Side.RESIDENT: "It is calmer now. The way in works well for us.",
    Party.Side.VISITING: "We play and we talk. I would like to come more often.",
}
_TIMES = {Party.Side.RESIDENT: time(10), Party.Side.VISITING: time(15)}


def look_again(world: World, case: Case, number: int, *, waits: bool) -> Scene:
    """Hold the look after three months; when it `waits` only one side was heard."""
    due = case.reviews.filter(decided_at=None).order_by("due_on").first()  # type: ignore[attr-defined]
    if due is None or due.due_on > world.today:
        return
    now = yield clock.moment(due.due_on, 17, 30)
    review = Review.objects.select_related("case__container", "container").get(
        pk=due.pk
    )
    if not review.is_open:
        return
    by, on = world.team.coordinator, clock.london(now).date()
    for side in (Party.Side.RESIDENT, Party.Side.VISITING):
        if waits and side == Party.Side.VISITING:
            return
        talk = Talk(on, _TIMES[side], True, "", _SAID[side])
        party = intake.part(case, side)
        record_review_talk(review=review, party=party, talk=talk, by=by, now=now)
    risks.assess(case, number, by=by, second=world.team.manager, now=now)
    _decide(world, review, on)


def _decide(world: World, review: Review, on: date) -> None:
    verdict = Verdict(
        step=Review.Step.STAY,
        service=review.case.service,
        reasons="Both want to go on, and the children ask for it.",
        child="They say that they like the big room.",
        next_on=add_months(on, 3),
    )
    decide_review(
        review=review,
        verdict=verdict,
        by=world.team.coordinator,
        now=clock.now(),
        version_seen=review.version,
    )
    review.refresh_from_db()
    party = intake.part(review.case, Party.Side.RESIDENT)
    if open_channels(party):
        by = world.team.coordinator
        tell_of_review(review=review, party=party, by=by, now=clock.now())
