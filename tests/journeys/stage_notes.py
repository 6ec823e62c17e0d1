"""Adds to the stage a session that is on, and two who may write. Prints its key."""

from datetime import date, time

from kinkeeper.config.django_up import ready_database, up


def main() -> None:
    up()
    ready_database()
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.accounts.models import Account
    from kinkeeper.foundation.accounts.roles import Role
    from kinkeeper.people.commands.assign import assign
    from tests import family
    from tests.contact_sessions import building as place

    dee, sasha = (
        Account.objects.get(email=f"{name}@centre.example.org")
        for name in ("dee", "sasha")
    )
    nia = family.worker("Nia Cole", Role.SUPERVISOR)
    alder = family.alder()
    place.make_ready(alder, dee)
    today: date = clock.today()
    session = place.plan(
        alder,
        place.Building(),
        dee,
        on=today,
        start=time(10),
        supervisor=sasha,
        now=clock.moment(today, 8),
    )
    assign(case=alder.case, account=nia, from_on=today, to_on=today, by=dee)
    print(session.key)


if __name__ == "__main__":
    main()
