"""Tries to write a note about a session past every page and command: ORM, then SQL.

    python -m tests.journeys.try_a_note SESSION

Prints "refused" or "written" for each.
"""

import sys
from uuid import uuid4

from kinkeeper.config.django_up import up


def main(key: str) -> None:
    up()
    from django.db import Error, connection, transaction

    from kinkeeper.contact_sessions.models import Note, Session
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.accounts.models import Account

    session = Session.objects.get(key=key)
    by = Account.objects.get(email="dee@centre.example.org")
    now = clock.now()

    def by_orm(service: str) -> None:
        Note.objects.create(
            session=session,
            service=service,
            happened_at=now,
            written_at=now,
            how="SAW",
            category="PLAY",
            author=by,
            container=session.case.reports_container,
        )

    def by_sql() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO contact_sessions_note (key, sealed, service, happened_at,"
                " written_at, how, category, is_quote, author_id, container_id,"
                " session_id) VALUES (%s, %s, 'supervised', %s, %s, 'SAW', 'PLAY',"
                " false, %s, %s, %s)",
                [
                    uuid4().hex,
                    b"",
                    str(now),
                    str(now),
                    by.pk,
                    session.case.reports_container_id,
                    session.pk,
                ],
            )

    for attempt in (lambda: by_orm("supported"), by_sql):
        try:
            with transaction.atomic():
                attempt()
        except Error:
            print("refused")
        else:
            print("written")


if __name__ == "__main__":
    main(sys.argv[1])
