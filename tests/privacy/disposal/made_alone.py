"""Each record that belongs to no case file, made by its own commands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kinkeeper.feedback.commands.answer_slip import answer_slip
from kinkeeper.feedback.commands.make_slips import make_slips
from kinkeeper.feedback.queries.slips import slip_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.commands.keep_sensitive import Told, keep_sensitive
from kinkeeper.policy import library
from kinkeeper.privacy.disposal.commands.look_again import look_again
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.editions.commands.answer_change import answer_change
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.rights.commands.close_breach import close_breach
from kinkeeper.privacy.rights.commands.decide_breach import decide_breach
from kinkeeper.privacy.rights.commands.open_breach import open_breach
from kinkeeper.privacy.rights.queries.concerning import Concerned
from kinkeeper.referrals.commands.answer_enquiry import answer_enquiry
from kinkeeper.referrals.commands.log_enquiry import log_enquiry
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.workforce.models import DbsCertificate
from tests import family
from tests.privacy import stage
from tests.privacy.disclosure import asking as disclosing
from tests.privacy.editions import writing
from tests.privacy.rights import asking
from tests.reports import visits
from tests.safeguarding.test_accidents import accident
from tests.workforce import staff
from tests.workforce import test_ends as staff_ends

DAY = date(2026, 3, 14)


@dataclass
class Team:
    ruth: Account
    omar: Account
    ana: Account
    lee: Account


def team_of_four() -> Team:
    """Four who may agree to disposals; none of them alone."""
    role = family.Role
    return Team(
        family.ruth(),
        family.worker("Omar Said", role.RECORDS_LEAD, role.MANAGER),
        family.worker("Ana Cole", role.MANAGER, role.SAFEGUARDING_LEAD),
        family.worker("Lee Ford", role.MANAGER, role.SAFEGUARDING_LEAD),
    )


def case_of(sign: str, number: int) -> family.Family:
    mail = f"{sign.lower()}{{}}@example.org"
    return family.wren(
        reference=f"KK-07{number:02d}",
        callsign=sign,
        resident=("Mia", "Webb", {"email": mail.format("a")}),
        visiting=("Tom", "Rees", {"email": mail.format("b")}),
    )


def certificate(team: Team) -> DbsCertificate:
    check = staff_ends.seen_and_decided(team.ruth)
    return DbsCertificate.objects.get(check_record=check)


def request(team: Team) -> Any:
    made = case_of("Heron", 1)
    asked = asking.request(made.resident, team.omar, DAY)
    asking.answer(asked, team.omar, DAY + timedelta(5))
    return asked


def complaint(team: Team) -> Any:
    made = asking.complaint(case_of("Plover", 2).resident, team.omar, DAY)
    asking.close(made, team.omar, DAY + timedelta(5))
    return made


def breach(team: Team) -> Any:
    at, by = stage.at(DAY), team.omar
    one = open_breach(
        words="A report went astray.",
        noticed_at=at,
        aware_at=at,
        people_count=1,
        concerned=Concerned(case=case_of("Dunlin", 3).case),
        by=by,
        now=at,
    )
    for whom in ("regulator", "people"):
        one.refresh_from_db()
        decide_breach(
            breach=one,
            whom=whom,
            told_at=None,
            why="Low risk.",
            by=by,
            now=at,
            version_seen=one.version,
        )
    one.refresh_from_db()
    close_breach(
        breach=one, words="Check twice.", by=by, now=at, version_seen=one.version
    )
    return one


def line(team: Team) -> Any:
    sasha, dee = family.sasha(), family.dee()
    alder = family.alder()
    session = visits.visit(alder, sasha)
    visits.signed(session, sasha, dee, team.ruth)
    asked = disclosing.ask(alder.visiting, session)
    return disclosing.decide(asked, team.ruth)


def answer(team: Team) -> ChangeAnswer:
    with clock.travelled_to(writing.at(writing.WRITTEN_ON)):
        writing.published(team.omar, team.ruth)
    made, now = case_of("Robin", 4), stage.at(writing.COUNTS_FROM)
    with clock.travelled_to(now):
        obligations.refresh(case=made.case, now=now)
        answer_change(
            party=made.resident,
            answers={one.key: False for one in [made.resident, *made.children]},
            edition="2027-03",
            by=made.resident.account,
            now=now,
        )
    return ChangeAnswer.objects.order_by("pk")[0]


def concern(team: Team) -> Any:
    one = raise_concern(
        case=None, words="He was afraid.", by=team.ruth, now=stage.at(DAY)
    )
    one.state, one.closed_on = "CLOSED", DAY
    one.save()
    return one


def fact(team: Team) -> Any:
    """A sensitive fact to which nobody said yes."""
    told = Told("HEALTH", "He must not eat nuts.", "PHONE")
    made = case_of("Linnet", 5)
    obligations.refresh(case=made.case, now=stage.at(DAY))
    child = made.children[0]
    return keep_sensitive(about=child, told=told, by=team.ruth, now=stage.at(DAY))


def sheet(team: Team) -> Any:
    """An evaluation sheet that came back."""
    now = stage.at(DAY)
    (code,) = make_slips(audience="RESIDENT", number=1, by=team.ruth, now=now)
    slip = slip_of(code, today=DAY)
    assert slip is not None
    return answer_slip(slip=slip, marks={"safe": 1}, words="It was cold.", now=now)


def entry(team: Team) -> Any:
    return accident(team.ruth)


def file(team: Team) -> Any:
    """The file of somebody who could sign in."""
    nora = staff.nora(team.ruth, account=family.bea())
    staff.leaves(nora, team.ruth)
    nora.refresh_from_db()
    Account.objects.filter(pk=nora.account_id).update(is_active=False)
    return nora


def of_staff(make: Callable[[Account], Any]) -> Callable[[Team], Any]:
    def made(team: Team) -> Any:
        return make(team.ruth)

    return made


def question(team: Team) -> Any:
    now = stage.at(DAY)
    one = log_enquiry(
        channel="PHONE",
        caller="OTHER",
        told={"words": "May I ask something?"},
        received_at=now,
        by=team.ruth,
        now=now,
    )
    return answer_enquiry(
        enquiry=one, words="Yes.", outcome="ANSWERED", by=team.ruth, now=now,
        version_seen=one.version,
    )  # fmt: skip


KINDS: dict[str, Callable[[Team], Any]] = {
    "hr_file": file,
    "parental_leave": of_staff(staff_ends.leave_paper),
    "dbs_record": of_staff(staff_ends.check_of_a_leaver),
    "dbs_certificate": certificate,
    "staff_misc": of_staff(staff_ends.misc),
    "applicant": of_staff(staff_ends.application),
    "finance": of_staff(staff_ends.wages),
    "rights_request": request,
    "complaint": complaint,
    "breach": breach,
    "disclosure": line,
    "consent": answer,
    "safeguarding": concern,
    "medical_unasked": fact,
    "accident": entry,
    "enquiry": question,
    "survey_answer": sheet,
}


# Its end, by the normal way.


def due_day(thing: Any) -> date:
    """Return the first day on which no row of the policy keeps it."""
    days = []
    for row in Obligation.objects.filter(record=trail.name_of(thing)):
        schedule = library.schedule_for(row.policy_version)
        if row.trigger_on is None:
            return row.review_on or DAY
        first, last = row.trigger_on, row.trigger_on + timedelta(366 * 100)
        while first < last:
            middle = first + (last - first) // 2
            cut = schedule.row(row.row).cutoff(middle, schedule.settings)
            if cut is not None and cut >= row.trigger_on:
                last = middle
            else:
                first = middle + timedelta(1)
        days.append(first)
    return max(days)


def agreed(thing: Any, due: date, team: Team) -> Item:
    promise = Obligation.objects.filter(record=trail.name_of(thing)).first()
    assert promise is not None
    two = (team.omar, team.ana)
    if promise.state == Obligation.State.INDEFINITE:
        look_again(
            promise=promise,
            outcome="DESTROY",
            taken_by="",
            reason="Nobody has asked.",
            by=team.ruth,
            now=stage.at(due),
        )
        two = (team.ana, team.lee)
    else:
        sweep_disposals(due)
    item = Item.objects.get(record=trail.name_of(thing), state="PROPOSED")
    for person in two:
        stage.say_yes(item, person, due)
    return item
