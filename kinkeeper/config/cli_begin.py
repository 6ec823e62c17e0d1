"""The commands with which a centre begins: its set-up, and its families."""

import argparse
from pathlib import Path

from kinkeeper.config.cli_parts import Commands, add


def setup(commands: Commands) -> None:
    """Add `kinkeeper setup`."""

    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import setup as command

        return command.run()

    add(commands, "setup", "Print the code with which a new centre is set up.", run)


def import_families(commands: Commands) -> None:
    """Add `kinkeeper import`."""

    def run(arguments: argparse.Namespace) -> int:
        from kinkeeper.config.commands import import_file

        if arguments.template:
            return import_file.write_template(Path(arguments.file))
        return import_file.run(
            file=Path(arguments.file), by=arguments.by, dry_run=arguments.dry_run
        )

    parser = add(
        commands, "import", "Bring families and dates over from a spreadsheet.", run
    )
    parser.add_argument("file", help="a workbook (.xlsx) or a folder of CSV files")
    parser.add_argument(
        "--by",
        default="",
        metavar="EMAIL",
        help="who brings them; default: the manager",
    )
    parser.add_argument(
        "--template", action="store_true", help="write an empty spreadsheet to FILE"
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell")
