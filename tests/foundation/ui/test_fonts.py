"""Fonts come out of installed packages, whole, and with their licence."""

import pytest

from kinkeeper.foundation.ui import fonts


@pytest.fixture
def without_compressor(monkeypatch):
    monkeypatch.setattr(fonts, "_compressed", lambda whole: None)


def test_faces_and_licences_are_gathered(tmp_path, without_compressor):
    pytest.importorskip("font_source_sans_pro")

    written = fonts.gather(tmp_path)
    folder = tmp_path / "ui" / "fonts"
    css = (folder / "faces.css").read_text(encoding="utf-8")

    assert all(path.exists() for path in written)
    assert 'src: url("SourceSansPro-Regular.ttf") format("truetype")' in css
    assert "font-display: swap" in css
    assert "SIL OPEN FONT LICENSE" in (
        folder / "LICENSE-source-sans-pro.txt"
    ).read_text(encoding="utf-8")


def test_gathering_twice_gives_the_same(tmp_path, without_compressor):
    first = [path.read_bytes() for path in fonts.gather(tmp_path)]

    assert [path.read_bytes() for path in fonts.gather(tmp_path)] == first


def test_without_the_packages_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)

    assert fonts.gather(tmp_path) == []
    assert list(tmp_path.iterdir()) == []
