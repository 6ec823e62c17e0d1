"""`kinkeeper import`: families and dates from a spreadsheet."""

from pathlib import Path

from kinkeeper.config.django_up import ready_database, up


def run(*, file: Path, by: str, dry_run: bool) -> int:
    """Bring everything over, or nothing; print each refused row. Raises CannotError."""
    up()
    from kinkeeper.config.cli import CannotError
    from kinkeeper.config.importing.bringing import bring
    from kinkeeper.config.importing.sheets import UnreadableFileError, lines
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.accounts.models import Account
    from kinkeeper.foundation.accounts.roles import Role
    from kinkeeper.setup.queries.standing import Stage, stage

    ready_database()
    if stage() in (Stage.NEW, Stage.CLAIMED):
        raise CannotError("Open the centre on its pages first, then bring families.")
    people = Account.objects.filter(is_active=True, kind=Account.Kind.STAFF)
    managers = people.filter(grants__role=Role.MANAGER, grants__ended_on=None)
    chosen = people.filter(email__iexact=by) if by else managers
    account = chosen.order_by("pk").first()
    if account is None:
        raise CannotError("Say which manager brings them: --by EMAIL")
    try:
        found = lines(file)
    except UnreadableFileError as error:
        raise CannotError(str(error)) from None
    outcome = bring(found, by=account, now=clock.now(), dry_run=dry_run)
    for refused in outcome.refused:
        print(refused)
    count = f"{outcome.families} families and {outcome.dates} dates"
    if outcome.refused:
        raise CannotError(
            f"{len(outcome.refused)} rows were refused, so nothing came in. "
            f"{count} would have."
        )
    here = f" {outcome.here} rows were here already." if outcome.here else ""
    print(f"{count} {'would come' if dry_run else 'came'} in.{here}")
    return 0


def write_template(file: Path) -> int:
    """Write the empty spreadsheet to fill in. Raises CannotError if it is there."""
    up()
    from kinkeeper.config.cli import CannotError
    from kinkeeper.setup.documents import template

    try:
        with file.open("xb") as opened:
            opened.write(template())
    except FileExistsError:
        raise CannotError(f"There is a file {file.name} already.") from None
    except OSError as error:
        raise CannotError(f"Cannot write {file}: {error.strerror}.") from None
    print(f"Fill in {file.name}, then try: kinkeeper import --dry-run {file.name}")
    return 0
