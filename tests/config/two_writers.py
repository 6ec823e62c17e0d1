"""Somebody who writes pairs of rows, each pair in one transaction, until stopped."""

import sys
from itertools import count

from kinkeeper.config.django_up import up

up()

from django.db import transaction  # noqa: E402

from kinkeeper.people.models import Person  # noqa: E402


def main(who: str) -> None:
    for number in count():
        with transaction.atomic():
            for _ in range(2):
                Person.objects.create(
                    given_name="Robin", family_name=f"Pair {who} {number}"
                )


if __name__ == "__main__":
    main(sys.argv[1])
