"""`kinkeeper policy check`: may an edition be relied on, and what does it change?"""

import io
import subprocess
import sys

from kinkeeper.config.commands import policy
from kinkeeper.policy.edition import in_force
from tests.policy.editing import FILE, TEXT, changed, saved, without


def run(command, *files):
    out, err = io.StringIO(), io.StringIO()
    return command(*files, out, err), out.getvalue(), err.getvalue()


def test_the_edition_in_force_is_whole():
    """K2"""
    status, out, err = run(policy.check, None)

    assert (status, err) == (0, "")
    assert in_force().sha256 in out
    assert out == run(policy.check, FILE)[1]


def test_every_defect_is_a_line_on_standard_error(tmp_path):
    text = without('[retention."P9h"]').replace('id = "13"', 'id = "12"')
    status, out, err = run(policy.check, saved(text, tmp_path))

    assert (status, out) == (1, "")
    assert "Gap: " in err
    assert "clause 12 stands there 2 times." in err


def test_a_file_that_is_not_there_is_named(tmp_path):
    status, out, err = run(policy.check, tmp_path / "nothing.toml")
    assert (status, out) == (1, "")
    assert "nothing.toml cannot be read" in err


def test_each_change_says_its_effect_and_whom_it_touches(tmp_path):
    """P14"""
    text = changed(("years = 1", "years = 2"), within='[retention."P9f"]')
    new = saved(text, tmp_path)

    status, out, err = run(policy.diff, FILE, new)

    assert (status, err) == (0, "")
    first = out.splitlines()[0]
    assert first.startswith("reduces  retention.P9f: ")
    assert first.endswith(
        "kept 2 years, not 1 year. Touches: children, parents and relatives."
    )
    assert "clearly agree" in out


def test_no_change_is_said_too(tmp_path):
    same = saved(TEXT, tmp_path)
    assert run(policy.diff, FILE, same) == (0, "Nothing changed.\n", "")


def test_a_comparison_with_a_broken_edition_fails(tmp_path):
    broken = saved("", tmp_path)
    status, out, err = run(policy.diff, FILE, broken)
    assert (status, out) == (1, "")
    assert "edition is missing." in err


def test_the_edition_in_force_is_checked_in_a_fresh_process():
    """Nothing else has told the policy which day it is."""
    program = (
        "import sys; from kinkeeper.config.cli import main; "
        "sys.exit(main(['policy', 'check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
