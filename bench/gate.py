"""One release decision."""

from collections.abc import Iterator
from datetime import date

from bench.pairs import Row, compare

MANY = 2000


def run() -> Iterator[Row]:
    from kinkeeper.policy import answers
    from kinkeeper.rules import disclosure

    today = date(2026, 3, 14)
    question = disclosure.Question(
        today=today,
        session=disclosure.Session(
            service=disclosure.Service.SUPERVISED,
            funders=(disclosure.Funder(disclosure.FunderKind.PRIVATE, 100),),
        ),
        recipient=disclosure.Recipient(
            role=disclosure.Role.RESIDENT_PARENT,
            party_to_case=True,
            identity_verified=True,
            address_verified_on=date(2026, 1, 5),
        ),
        channel=disclosure.Channel.SECURE_EMAIL,
        report=disclosure.Report(signed=True, reviewed_by_other=True, redacted=True),
    )
    assert answers.release(question).decision == "release"

    def decide() -> None:
        for _ in range(MANY):
            answers.release(question)

    def nothing() -> None:
        for _ in range(MANY):
            date(2026, 3, 14)

    row = compare("gate", decide, nothing, goal="one decision <= 100 µs")
    each = row.ours / MANY * 1e6
    yield Row(row.name, row.ours, row.limit, row.ratio, row.goal, f"{each:.1f} µs each")
