"""The people of our tests. Nobody here is real.

Two families: Alder is supervised (Priya and Daniel; Maya and Theo), Wren is supported
(Mia and Tom; Sam). The team: Ruth manages and leads safeguarding, Dee co-ordinates,
Omar leads records, Sasha supervises, Bea volunteers.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.workforce.models import DbsCheck, Worker

PASSWORD = "a long walk by the river"
SATURDAY = date(2026, 3, 14)

PRIYA_PRIVATE = {
    "email": "priya@example.org",
    "phone": "07700 900101",
    "address": "14 Larkspur Close, Easton",
    "postcode": "BS5 6QX",
    "school": "St Brannock’s Primary",
    "car": "FJ19 XRT",
}
DANIEL_PRIVATE = {
    "email": "daniel@example.org",
    "phone": "07700 900202",
    "address": "3 Foundry Yard, Keynsham",
    "postcode": "BS31 2ZQ",
    "employer": "Quillon Tyres",
    "car": "WN68 KPD",
}


def worker(name: str, *roles: Role, signed: bool = True) -> Account:
    """Make a member of the team who has signed the confidentiality agreement."""
    first = name.split(maxsplit=1)[0].lower()
    account = Account.objects.create_user(
        f"{first}@centre.example.org",
        PASSWORD,
        name=name,
        kind=Account.Kind.STAFF,
        confidentiality_version="1" if signed else "",
        confidentiality_signed_on=date(2025, 1, 6) if signed else None,
    )
    for role in roles:
        account.grants.create(role=role, granted_on=date(2025, 1, 6))
    return account


def cleared(account: Account, *, on: date = date(2025, 1, 6)) -> Account:
    """Give somebody a staff file with a check that counts for three years (R20)."""
    now = clock.moment(on, 10)
    person = Worker(
        reference=f"F-{account.pk:04d}",
        sort=Worker.Sort.STAFF,
        account=account,
        container=containers.make("staff file", now=now),
        opened_on=on,
    )
    person.seal({"name": account.name})
    person.save()
    person.engagements.create(kind="paid", position="Supervisor", from_on=on)
    check = DbsCheck(
        worker=person,
        number=1,
        checked_on=on,
        level=DbsCheck.Level.ENHANCED_BARRED,
        decision=DbsCheck.Decision.SUITABLE,
        decided_on=on,
        container=containers.make("dbs record", now=now),
    )
    check.seal({"name": account.name})
    check.save()
    return account


def ruth() -> Account:
    return worker("Ruth Adeyemi", Role.MANAGER, Role.SAFEGUARDING_LEAD)


def dee() -> Account:
    return worker("Dee Khan", Role.COORDINATOR)


def omar() -> Account:
    return worker("Omar Said", Role.RECORDS_LEAD)


def sasha(*, check: bool = False) -> Account:
    account = worker("Sasha Okafor", Role.SUPERVISOR)
    return cleared(account) if check else account


def bea(*, check: bool = False) -> Account:
    account = worker("Bea Morris", Role.VOLUNTEER)
    return cleared(account) if check else account


def tess() -> Account:
    return worker("Tess Lane", Role.FINANCE)


@dataclass
class Family:
    """A case with its people, ready for a test."""

    case: Case
    resident: Party
    visiting: Party
    children: list[Party] = field(default_factory=list)


def family(
    *,
    reference: str,
    callsign: str,
    service: str,
    opened_on: date,
    resident: tuple[str, str, dict[str, str]],
    visiting: tuple[str, str, dict[str, str]],
    children: list[tuple[str, date]],
    now: datetime | None = None,
) -> Family:
    """Make a family in which both adults are known and have portal accounts."""
    now = now or clock.moment(opened_on, 10)
    case = Case.objects.create(
        reference=reference,
        callsign=callsign,
        service=service,
        route=Case.Route.SELF,
        opened_on=opened_on,
        stage=Case.Stage.ACTIVE,
        container=containers.make("case", now=now),
        reports_container=containers.make("reports", now=now),
    )
    made = Family(
        case=case,
        resident=_adult(case, Party.Side.RESIDENT, *resident),
        visiting=_adult(case, Party.Side.VISITING, *visiting),
    )
    for name, born_on in children:
        person = Person.objects.create(given_name=name, born_on=born_on, is_child=True)
        child = Party(
            case=case,
            person=person,
            side=Party.Side.CHILD,
            container=case.container,
            joined_on=opened_on,
        )
        child.save()
        made.children.append(child)
    return made


def _adult(
    case: Case, side: str, given: str, family_name: str, private: dict[str, str]
) -> Party:
    person = Person.objects.create(given_name=given, family_name=family_name)
    account = Account.objects.filter(email=private["email"]).first()
    party = Party(
        case=case,
        person=person,
        side=side,
        container=case.container,
        joined_on=case.opened_on,
        account=account
        or Account.objects.create_user(
            private["email"], PASSWORD, name=f"{given} {family_name}"
        ),
        identity_verified_on=case.opened_on,
        address_verified_on=case.opened_on,
    )
    party.seal(private)
    party.save()
    return party


def alder(**changes: object) -> Family:
    """Priya and Daniel, Maya and Theo: supervised, self-referral, open."""
    told: dict[str, object] = {
        "reference": "KK-0147",
        "callsign": "Alder",
        "service": Case.Service.SUPERVISED,
        "opened_on": date(2025, 9, 22),
        "resident": ("Priya", "Nair", PRIYA_PRIVATE),
        "visiting": ("Daniel", "Holt", DANIEL_PRIVATE),
        "children": [("Maya", date(2018, 6, 3)), ("Theo", date(2020, 11, 19))],
    }
    return family(**{**told, **changes})  # type: ignore[arg-type]


def wren(**changes: object) -> Family:
    """Mia and Tom, Sam: supported, self-referral, open."""
    told: dict[str, object] = {
        "reference": "KK-0098",
        "callsign": "Wren",
        "service": Case.Service.SUPPORTED,
        "opened_on": date(2025, 6, 2),
        "resident": (
            "Mia",
            "Webb",
            {
                "email": "mia@example.org",
                "phone": "07700 900303",
                "address": "9 Tanyard Lane, Bedminster",
                "postcode": "BS3 4RL",
            },
        ),
        "visiting": (
            "Tom",
            "Rees",
            {
                "email": "tom@example.org",
                "phone": "07700 900404",
                "address": "27 Garth Road, Yate",
                "postcode": "BS37 9TN",
            },
        ),
        "children": [("Sam", date(2019, 2, 8))],
    }
    return family(**{**told, **changes})  # type: ignore[arg-type]
