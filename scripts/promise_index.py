"""Writes which tests prove which rows of the mission: `promise_index.toml`.

The docstring of a test names the rows that it proves; `with noticed("name.of.check")`
shows which check it breaks on purpose. The staff page of the promises reads the file.

.venv/bin/python scripts/promise_index.py
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "kinkeeper" / "website" / "promise_index.toml"
ROW = re.compile(r"\b(?:C\d[a-f]?|P\d{1,2}[a-m]?|K\d)\b")
# A page lists some; the tests themselves are the whole list.
MOST = 12


def main() -> None:
    rows: dict[str, list[str]] = defaultdict(list)
    breaks: dict[str, str] = {}
    for name, test in _tests():
        for row in dict.fromkeys(ROW.findall(ast.get_docstring(test) or "")):
            rows[row].append(name)
        for check in _broken_by(test):
            breaks.setdefault(check, name)
    lines = ["# Written by scripts/promise_index.py. Which tests prove what.", ""]
    lines.append("[rows]")
    for row in sorted(rows):
        lines.append(f"{row} = [")
        lines += [f'  "{name}",' for name in sorted(rows[row])[:MOST]]
        lines.append("]")
    lines += ["", "[breaks]"]
    lines += [f'"{check}" = "{breaks[check]}"' for check in sorted(breaks)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _tests() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        path = file.relative_to(ROOT)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{path}::{node.name}", node


def _broken_by(test: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "noticed":
            yield ast.literal_eval(node.args[0])


if __name__ == "__main__":
    main()
