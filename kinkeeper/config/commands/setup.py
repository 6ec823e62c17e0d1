"""`kinkeeper setup`: the code with which the first manager claims a new centre."""

from kinkeeper.config.django_up import ready_database, up


def run() -> int:
    """Print a fresh code; the one before it counts no longer. Raises CannotError."""
    up()
    from kinkeeper.config.cli import CannotError
    from kinkeeper.setup.commands.offer_code import offer_code

    ready_database()
    code = offer_code()
    if code is None:
        raise CannotError("This centre has a team already. Sign in to go on.")
    tell(code)
    return 0


def tell(code: str) -> None:
    """Print where to go with a code."""
    from django.conf import settings

    print(
        f"\nThis centre is new. Open {settings.BASE_URL}/setup/ and type this code:"
        f"\n\n  {code}\n",
        flush=True,
    )
