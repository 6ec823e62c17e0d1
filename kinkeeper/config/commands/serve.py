"""`kinkeeper serve`: the pages and the worker beside them."""

import os
import signal
import subprocess
import sys

from kinkeeper.config.django_up import ready_database, up


def run(*, port: int, web_workers: int) -> int:
    up()
    _close_if_put_back()
    _offer_code()
    _gather_static_files()
    worker = subprocess.Popen([sys.executable, "-m", "kinkeeper.config.cli", "work"])
    web = subprocess.Popen(  # noqa: S603
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--bind",
            f"127.0.0.1:{port}" if not os.environ.get("BIND") else os.environ["BIND"],
            "--workers",
            str(web_workers),
            "--threads",
            "2",
            "--worker-tmp-dir",
            "/tmp" if not os.path.isdir("/dev/shm") else "/dev/shm",  # noqa: S108
            "--error-logfile",
            "-",
            "--log-level",
            "warning",
            "kinkeeper.config.wsgi",
        ]
    )
    # Whoever stops this process stops both; otherwise they would live on alone.
    signal.signal(signal.SIGTERM, _stop)
    try:
        return web.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (web, worker):
            process.terminate()
        for process in (web, worker):
            process.wait(timeout=20)


def _close_if_put_back() -> None:
    """Serve nothing but a closed door while the database is older than the journal."""
    from kinkeeper.foundation.recovery import journal, quarantine

    if not quarantine.is_on():
        ready_database()
        if journal.is_behind():
            quarantine.begin(quarantine.BEHIND)
    if quarantine.is_on():
        print(quarantine.state().get("why", quarantine.BEHIND), file=sys.stderr)


def _offer_code() -> None:
    """Print the code of a centre in which nobody works yet."""
    from kinkeeper.config.commands import setup
    from kinkeeper.foundation.recovery import quarantine
    from kinkeeper.setup.commands.offer_code import offer_code

    if quarantine.is_on():
        return
    code = offer_code()
    if code is not None:
        setup.tell(code)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _gather_static_files() -> None:
    from django.conf import settings
    from django.contrib.staticfiles import finders
    from django.core.management import call_command

    from kinkeeper.foundation.ui import fonts

    fonts.gather(settings.FONTS_DIR)
    settings.STATICFILES_DIRS = [settings.FONTS_DIR]
    # A page drawn while a demonstration was filled has looked for files already.
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]
    call_command("collectstatic", verbosity=0, interactive=False)
