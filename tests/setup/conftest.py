"""A machine on which the program was just started: no team, a shelf of its own."""

from pathlib import Path

import pytest
from django.test import override_settings

from kinkeeper.foundation import clock
from kinkeeper.setup.commands.offer_code import offer_code, settle
from tests.setup import answers


@pytest.fixture(autouse=True)
def machine(tmp_path, monkeypatch) -> Path:
    """Folders of its own for the mark of the set-up and for the policy."""
    monkeypatch.setenv("POLICY_DIR", str(tmp_path / "policy"))
    with override_settings(DATA_DIR=tmp_path):
        yield tmp_path


@pytest.fixture(autouse=True)
def winter():
    with clock.travelled_to(answers.NOW):
        yield


@pytest.fixture
def code(db) -> str:
    printed = offer_code()
    assert printed is not None
    return printed


@pytest.fixture
def manager(client, code):
    """Somebody typed the code: the first manager, signed in."""
    client.post("/setup/", answers.claim(code))
    settle()
    return answers.manager()
