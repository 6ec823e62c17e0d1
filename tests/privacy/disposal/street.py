"""A street of families whose files end together, and all that a database then says."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import ForeignKey

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.files import store
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.people.models import Case, ContactChange, FormerDetail, Party
from kinkeeper.privacy.disposal.commands.stop_item import stop_item
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Look
from kinkeeper.referrals.models import SideForm
from kinkeeper.reports.models import Report
from tests import family
from tests.contact_sessions import building
from tests.family import Family
from tests.privacy import stage
from tests.privacy.records.test_holds import lifted, placed
from tests.reports import visits

DUE = date(2028, 4, 3)
NIGHT = DUE + timedelta(days=7)
NEXT_NIGHT = NIGHT + timedelta(days=1)
STOPPED_WHY = "Zqstoppedwhyxv"
LOOKED_WHY = "Zqlookedwhyxv"
# Rows that a run makes anew each time get other numbers; logs are compared by words.
_LOGS = {
    "audit.Event",
    "audit.Leaf",
    "audit.Checkpoint",
    "sweeps.Lease",
    "sweeps.SweepRun",
    "recovery.Mark",
}
_ANEW = {"disposal.Approval", "disposal.Certificate", "disposal.Manifest"}
# PostgreSQL gives a number again to nobody.
_NUMBERED = {"disposal.Item", "disposal.Batch"}


def street() -> list[Case]:
    """Lay out families of all sorts, every file agreed to go by two people."""
    omar, ruth, sasha = family.omar(), family.ruth(), family.sasha()
    made = [_family(number) for number in range(8)]
    for each in made[:3]:
        stage.letter(each.case, "We met at the centre.")
        stage.letter(each.case, "We met again.")
    _share_a_mother(made[1], made[2])
    _visited(made[3], sasha)
    _with_much_paper(made[4], omar, ruth)
    cases = [stage.closed(each) for each in made]
    sweep_disposals(DUE)
    first = Item.objects.get(case=cases[0])
    stop_item(item=first, reason=STOPPED_WHY, by=omar, version_seen=first.version)
    _looked_at_once(cases[0], omar)
    sweep_disposals(DUE)
    for number, case in enumerate(cases):
        item = Item.objects.get(case=case, state=Item.State.PROPOSED)
        for person in (omar, ruth):
            stage.say_yes(item, person, DUE + timedelta(days=number % 2))
    return cases


def _family(number: int) -> Family:
    made = building.another_family(
        f"Sign{number}", f"KK-09{number:02d}", service="supervised"
    )
    Case.objects.filter(pk=made.case.pk).update(opened_on=stage.OPENED_ON)
    Party.objects.filter(case=made.case).update(joined_on=stage.OPENED_ON)
    made.case.refresh_from_db()
    for account in Account.objects.filter(parts__case=made.case):
        EmailAddress.objects.create(user=account, email=account.email, verified=True)
    return made


def _share_a_mother(one: Family, other: Family) -> None:
    """She has a part in two families, with one account."""
    gone, alone = other.resident.person, other.resident.account
    other.resident.person = one.resident.person
    other.resident.account = one.resident.account
    other.resident.save()
    gone.delete()
    assert alone is not None
    alone.delete()


def _visited(made: Family, by: Account) -> None:
    """Three sessions: one bare, one with notes alone, one with a report."""
    days = [date(2024, 3, 2), date(2024, 3, 9), date(2024, 3, 16)]
    held = [visits.visit(made, by, on=day) for day in days]
    visits.note(held[1], "They played.")
    report = Report(
        case=made.case,
        session=held[2],
        container=made.case.reports_container,
        service="supervised",
        number=1,
        author=by,
        begun_at=clock.moment(days[2], 13),
    )
    report.seal({"sections": "Theo laughed."})
    report.save()
    # A session that stays knows this account, so it is emptied and stays as well.
    Session.objects.filter(pk=held[2].pk).update(planned_by=made.visiting.account)


def _with_much_paper(made: Family, omar: Account, ruth: Account) -> None:
    case, now = made.case, stage.at(stage.OPENED_ON)
    file = {"case": case, "container": case.container}
    form = SideForm(
        **file, party=made.resident, side="RESIDENT", sent_at=now, notice_version="1"
    )
    form.seal({"answers": "Mornings."})
    form.save()
    change = ContactChange(
        **file, party=made.resident, side="RESIDENT", way="PHONE", asked_at=now
    )
    change.save()
    FormerDetail(**file, party=made.resident, change=change, locked_at=now).save()
    outbox.write_letter(
        container=case.container,
        to="somebody@example.org",
        subject=Subject.MESSAGE,
        body="Sign in to read it.",
        now=now,
    )
    for words in (b"one", b"two"):
        store.put(case.container, words, media_type="text/plain", now=now)
    hold = placed(case, omar)
    for seen, person in enumerate((omar, ruth), start=1):
        hold.refresh_from_db()
        lifted(hold, person, seen)
    obligations.refresh(case=case, now=now)


def _looked_at_once(case: Case, by: Account) -> None:
    Look.objects.create(
        record=f"people.Case:{case.key}",
        case=case,
        kind="case_file",
        reference=case.reference,
        outcome=Look.Outcome.DESTROY,
        reason=LOOKED_WHY,
        looked_on=DUE,
        decided_by_id=by.pk,
        decided_at=stage.at(DUE),
    )


def told() -> dict[str, list[str]]:
    """Return every row of every table as words, numbers given anew left out."""
    return {
        model._meta.label: sorted(_row(model, row) for row in model._base_manager.all())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in _LOGS
    }


def events(action: str) -> list[str]:
    """Return what the log says of one sort of act, in no order."""
    found = Event.objects.filter(action=action)
    return sorted(repr((e.about, str(e.case_key), e.detail)) for e in found)


def _row(model, row) -> str:  # type: ignore[no-untyped-def]
    label = model._meta.label
    said = {}
    for field in model._meta.concrete_fields:
        value = field.value_from_object(row)
        if field.primary_key and label in (_ANEW | _NUMBERED):
            continue
        if isinstance(field, ForeignKey) and value is not None:
            to = field.related_model._meta.label
            if to in (_ANEW | _NUMBERED):
                value = str(getattr(row, field.name).key)
        if isinstance(value, memoryview):
            value = bytes(value)
        if field.name == "password" and value.startswith("!"):
            # Nobody can sign in; what follows is drawn each time.
            value = "!"
        said[field.attname] = value
    return repr(said)
