"""One command's write with its audit event, against the same write without it."""

from collections.abc import Iterator

from bench.pairs import Row, compare

MANY = 300


def run() -> Iterator[Row]:
    from django.db import transaction

    from kinkeeper.foundation.accounts.models import Account
    from kinkeeper.foundation.audit import trail
    from kinkeeper.people.models import Person

    dee = Account.objects.create_user(
        "dee@bench.example.org", None, name="Dee Khan", kind=Account.Kind.STAFF
    )

    @trail.command
    def audited(number: int) -> None:
        person = Person.objects.create(given_name=f"Child {number}", is_child=True)
        trail.record("person.added", about=person, by=dee)

    def plain(number: int) -> None:
        with transaction.atomic():
            Person.objects.create(given_name=f"Child {number}", is_child=True)

    yield compare(
        "audited-write",
        lambda: [audited(number) for number in range(MANY)],
        lambda: [plain(number) for number in range(MANY)],
        goal="<= 1.6 SQLite, 1.3 PostgreSQL",
        note=f"{MANY} writes",
    )
