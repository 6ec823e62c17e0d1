"""The people who work at the invented centre. All have signed the agreement."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import trail
from kinkeeper.website.commands.add_team_member import Joiner, add_team_member

PASSWORD = "kinkeeper-demo"  # noqa: S105
DOMAIN = "demo.example.org"
AGREEMENT = "1"
SUPERVISORS = (
    "Sasha Orde",
    "Dev Marchetti",
    "Carol Ashdown",
    "Wil Prosser",
    "Joanna Beckford",
    "Hal Tremaine",
    "Nuala Fitch",
    "Amos Kettering",
)
VOLUNTEERS = (
    "Bea Morrisey",
    "Trevor Ames",
    "Sheila Brandt",
    "Imran Quist",
    "Pauline Ode",
    "Greg Halloway",
    "Anita Sorrell",
    "Moira Plant",
    "Desmond Croft",
    "Lena Varga",
    "Philip Oakes",
    "Ros Tindall",
)


@dataclass(frozen=True)
class Team:
    """Who does what."""

    manager: Account
    coordinator: Account
    records_lead: Account
    finance: Account
    inspector: Account
    supervisors: tuple[Account, ...]
    volunteers: tuple[Account, ...]

    def users(self) -> list[tuple[str, str]]:
        """Return the role and address of those who sign in to look around."""
        people = (
            ("coordinator", self.coordinator),
            ("supervisor", self.supervisors[0]),
            ("manager", self.manager),
            ("safeguarding lead", self.manager),
            ("records lead", self.records_lead),
            ("finance", self.finance),
            ("volunteer", self.volunteers[0]),
            ("inspector", self.inspector),
        )
        return [(role, account.email) for role, account in people]


def gather(*, supervisors: int, on: date, now: datetime) -> Team:
    """Let the team in, each with a role of a contact centre and one plain password."""
    manager = _first_manager(on)

    def join(name: str, address: str, *roles: Role) -> Account:
        joiner = Joiner(name, f"{address}@{DOMAIN}", roles, AGREEMENT, on)
        return add_team_member(joiner=joiner, by=manager, now=now)

    return _with_passwords(
        Team(
            manager=manager,
            coordinator=join("Dee Khatri", "coordinator", Role.COORDINATOR),
            records_lead=join("Omar Saidi", "records", Role.RECORDS_LEAD),
            finance=join("Tess Landry", "finance", Role.FINANCE),
            inspector=join("Una Petrie", "inspector", Role.INSPECTOR),
            supervisors=tuple(
                join(name, _address("supervisor", number), Role.SUPERVISOR)
                for number, name in enumerate(SUPERVISORS[:supervisors])
            ),
            volunteers=tuple(
                join(name, _address("volunteer", number), Role.VOLUNTEER)
                for number, name in enumerate(VOLUNTEERS)
            ),
        )
    )


def _address(word: str, number: int) -> str:
    return f"{word}{number + 1}" if number else word


def _first_manager(on: date) -> Account:
    """Make the person who lets in all others; nobody is there to let them in."""
    manager = Account.objects.create(
        email=f"manager@{DOMAIN}",
        name="Ruth Adebayo",
        kind=Account.Kind.STAFF,
        confidentiality_version=AGREEMENT,
        confidentiality_signed_on=on,
    )
    for role in (Role.MANAGER, Role.SAFEGUARDING_LEAD):
        manager.grants.create(role=role, granted_on=on)
    trail.record("team.first_manager", about=manager, by=None)
    return manager


def _with_passwords(team: Team) -> Team:
    # One digest for all: making one takes long, on purpose.
    Account.objects.filter(email__endswith=DOMAIN).update(
        password=make_password(PASSWORD)
    )
    return team
