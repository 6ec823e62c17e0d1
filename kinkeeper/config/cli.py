"""The program `kinkeeper`: what scripts and other programs may rely on.

Every command has `--help`; exit status 0 when it did its job, 1 when it could not (one
plain sentence on standard error), 2 for wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kinkeeper.config import cli_begin
from kinkeeper.config.cli_parts import Commands, add


class CannotError(Exception):
    """The command could not do its job. The message is for the person at the desk."""


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or 0)
    except CannotError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kinkeeper",
        description="Runs a child contact centre and keeps its privacy policy.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for put in (
        _serve,
        _work,
        _decide,
        _policy,
        _promises,
        _demo,
        _sweep,
        _ledger,
        cli_begin.import_families,
    ):
        put(commands)
    for put in (cli_begin.setup, _backup, _restore, _drill, _export):
        put(commands)
    return parser


def _serve(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        if arguments.demo:
            os.environ["KINKEEPER_DEMO"] = "1"
        from kinkeeper.config.commands import serve

        return serve.run(port=arguments.port, web_workers=arguments.workers)

    parser = add(commands, "serve", "Serve the pages, with the worker beside.", run)
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--workers", type=int, default=2, help="web processes")
    parser.add_argument("--demo", action="store_true", help="a demonstration centre")


def _work(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import work

        return work.run(once=arguments.once)

    parser = add(commands, "work", "Run the worker: post, sealing, nights.", run)
    parser.add_argument("--once", action="store_true", help="one round, then stop")


def _decide(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import decide

        return decide.run(arguments.kind, sys.stdin, sys.stdout, sys.stderr)

    parser = add(
        commands,
        "decide",
        "Answer questions from standard input: a JSON array in, a JSON array out.",
        run,
    )
    parser.add_argument("kind", choices=["retention", "clock", "release"])


def _policy(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import policy

        if arguments.diff:
            old, new = arguments.diff
            return policy.diff(Path(old), Path(new), sys.stdout, sys.stderr)
        file = Path(arguments.file) if arguments.file else None
        return policy.check(file, sys.stdout, sys.stderr)

    parser = add(commands, "policy", "Check a policy edition, or compare two.", run)
    parser.add_argument("act", choices=["check"])
    parser.add_argument("file", nargs="?", help="default: the edition in force")
    parser.add_argument("--diff", nargs=2, metavar=("OLD", "NEW"))


def _promises(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import promises

        return promises.run(as_json=arguments.json)

    parser = add(commands, "promises", "Check every promise on the live data.", run)
    parser.add_argument("--json", action="store_true")


def _demo(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import demo

        manifest = Path(arguments.manifest) if arguments.manifest else None
        return demo.run(size=arguments.size, manifest=manifest)

    parser = add(
        commands, "demo", "Fill an empty database with an invented centre.", run
    )
    parser.add_argument(
        "--size", choices=["small", "busy", "provider"], default="small"
    )
    parser.add_argument("--manifest", metavar="FILE")


def _sweep(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import sweep

        return sweep.run(today=arguments.today, as_json=arguments.json)

    parser = add(commands, "sweep", "Do what is due at night. Safe to repeat.", run)
    parser.add_argument("--today", type=_day, metavar="DATE", help="YYYY-MM-DD")
    parser.add_argument("--json", action="store_true")


def _ledger(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import ledger

        folder = Path(arguments.folder) if arguments.folder else None
        against = Path(arguments.against) if arguments.against else None
        if arguments.act == "export":
            return ledger.export(folder=folder, with_events=arguments.events)
        if arguments.act == "checkpoint":
            return ledger.checkpoint()
        if arguments.act == "prove":
            copy = Path(arguments.copy) if arguments.copy else None
            return ledger.prove(copy=copy, salt=arguments.salt, folder=folder)
        return ledger.verify(against=against)

    parser = add(
        commands,
        "ledger",
        "Verify the audit log and certificates, export them, print a checkpoint, "
        "or prove what was destroyed.",
        run,
    )
    parser.add_argument("act", choices=["verify", "export", "checkpoint", "prove"])
    parser.add_argument(
        "folder", nargs="?", help="for export: a new folder; for prove: an export"
    )
    parser.add_argument("--copy", metavar="FILE", help="prove: the record as it was")
    parser.add_argument("--salt", default="", metavar="HEX", help="prove: its salt")
    parser.add_argument("--events", action="store_true", help="export: bodies too")
    parser.add_argument("--against", metavar="CHECKPOINT", help="a saved checkpoint")


def _backup(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import backup

        return backup.run(folder=arguments.folder, keys_to=arguments.keys_to)

    parser = add(commands, "backup", "Write one encrypted backup to a folder.", run)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument(
        "--keys-to", type=Path, metavar="DIR", help="copy the keys here, apart from it"
    )


def _restore(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import restore

        if (arguments.file is None) != arguments.finish:
            print("Name a backup, or say --finish; not both.", file=sys.stderr)
            return 2
        return restore.run(
            file=arguments.file, replace=arguments.replace, keys=arguments.keys
        )

    parser = add(
        commands, "restore", "Put a backup back, without what was destroyed since.", run
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument(
        "--replace", action="store_true", help="move what is here now aside"
    )
    parser.add_argument(
        "--finish", action="store_true", help="go on with a restore that was begun"
    )
    parser.add_argument("--keys", type=Path, metavar="DIR", help="a copy of the keys")


def _drill(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import drill

        return drill.run(folder=arguments.folder)

    parser = add(
        commands, "drill", "Rehearse a restore in a scratch place, and look.", run
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="default: BACKUP_DIR"
    )


def _export(commands: Commands) -> None:
    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import export

        return export.run(folder=arguments.folder, sure=arguments.yes_i_know)

    parser = add(
        commands, "export", "Write everything, readable, in open formats.", run
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder")
    parser.add_argument(
        "--yes-i-know",
        action="store_true",
        help="do not ask: I know that anybody can read what is written",
    )


def _day(text: str) -> date:
    if len(text) != 10:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-03-14")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date like 2026-03-14"
        ) from None


if __name__ == "__main__":
    # By its own name, so that `CannotError` is one class for everybody.
    from kinkeeper.config import cli  # noqa: PLW0406

    sys.exit(cli.main())
