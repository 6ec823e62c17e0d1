"""No template or static file needs more than a strict content policy allows."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[3] / "kinkeeper"
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
STATIC = sorted((PACKAGE / "foundation/ui/static").rglob("*.*"))
XML_NAMESPACE = "http://www.w3.org/2000/svg"
MOST_LINES = 150


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_no_style_and_no_script(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle\s*=", text)
    assert "<style" not in text
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert "javascript:" not in text
    assert re.findall(r"<script(?![^>]*\ssrc=)", text) == []
    assert not re.search(r"\|\s*safe\b|autoescape\s+off", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_fetches_nothing_from_another_host(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(
        r"\b(src|srcset|action|poster|data)\s*=\s*[\"'](https?:)?//", text
    )
    assert not re.search(r"<link[^>]+href\s*=\s*[\"'](https?:)?//", text)


@pytest.mark.parametrize("path", STATIC, ids=name)
def test_a_static_file_names_no_other_host(path):
    text = path.read_text(encoding="utf-8").replace(XML_NAMESPACE, "")

    assert not re.search(r"https?://|@import|url\(\s*[\"']?//", text)


@pytest.mark.parametrize(
    "path", [p for p in STATIC if p.suffix in (".css", ".js")], ids=name
)
def test_a_sheet_or_script_stays_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES


def test_every_sheet_is_linked_once_and_exists():
    links = re.findall(
        r'static "ui/css/([a-z-]+\.css)"',
        (PACKAGE / "foundation/ui/templates/ui/styles.html").read_text(
            encoding="utf-8"
        ),
    )

    assert sorted(links) == sorted(p.name for p in STATIC if p.suffix == ".css")


def test_no_font_file_is_in_the_repository():
    kinds = {".woff", ".woff2", ".ttf", ".otf", ".eot"}

    assert [p for p in PACKAGE.rglob("*") if p.suffix in kinds] == []
