"""The power goes at each step of the worker's work: nothing lost, nothing done twice.

Every case is a fresh centre in a process of its own that is stopped dead (no clean-up,
no rollback by hand) at one line. Then the worker simply starts again.
"""

import json

import pytest

from tests.journeys.conftest import Centre, _environment
from tests.post_office import open_post_office

pytestmark = pytest.mark.journey

POST = "kinkeeper.foundation.mail.post_round"
TRANSPORT = "kinkeeper.foundation.mail.transport"
SEALER = "kinkeeper.foundation.audit.sealer"
EXECUTING = "kinkeeper.privacy.disposal.tasks.executing"
DISPOSE = "kinkeeper.privacy.disposal.commands.dispose_of_item"
ERASING = "kinkeeper.privacy.records.erasing_many"
CONTAINERS = "kinkeeper.foundation.vault.containers"
# The day on which the seven days are over.
COOLED_OFF = "2026-04-10"

CUTS = [
    (POST, "_claim", "after", 1, None),
    (TRANSPORT, "hand_over_letter", "before", 1, None),
    (TRANSPORT, "hand_over_letter", "after", 1, None),
    (POST, "_mark_sent", "before", 1, None),
    (POST, "_mark_sent", "after", 1, None),
    (SEALER, "body_of", "after", 2, None),
    (SEALER, "_seal_batch", "after", 1, None),
    (DISPOSE, "_take_the_promise_away", "after", 1, COOLED_OFF),
    (ERASING, "erase_rows", "after", 1, COOLED_OFF),
    (ERASING, "erase_rows", "after", 4, COOLED_OFF),
    (CONTAINERS, "shred", "after", 1, COOLED_OFF),
    (DISPOSE, "_destroy", "after", 1, COOLED_OFF),
    (EXECUTING, "dispose_of_item", "after", 1, COOLED_OFF),
]


@pytest.fixture
def centre(tmp_path):
    """A centre whose web and worker are not running."""
    with open_post_office(tmp_path) as (mailbox, port, certificate):
        environment = _environment(tmp_path, port, certificate)
        here = Centre(environment["BASE_URL"], tmp_path, mailbox, environment)
        here.python("tests.journeys.stage_power_cut", "set")
        yield here


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: f"{cut[1]}-{cut[2]}-{cut[3]}")
def test_the_power_goes_and_comes_back(centre, cut):
    """P9l, P10b, P12c: killed anywhere, the end is the same."""
    module, function, when, nth, day = cut
    words = [module, function, when, str(nth), *([day] if day else [])]
    centre.python("tests.journeys.dying_worker", *words, expect=9)

    # Past every lease that the dead process held.
    centre.python("tests.journeys.later", "3", "work")
    centre.python("tests.journeys.later", "60", "sweep", COOLED_OFF)
    centre.python("tests.journeys.later", "61", "sweep", COOLED_OFF)
    centre.python("tests.journeys.later", "62", "work")
    # Seals what that round's own night wrote down.
    centre.python("tests.journeys.later", "63", "work")

    told = json.loads(centre.python("tests.journeys.stage_power_cut", "tell"))
    assert told == {
        "letters": ["SENT"],
        "items": ["DISPOSED"],
        "certificates": 1,
        "family": 0,
        "nameless": 1,
        "words": 0,
        "files": 0,
        "bytes": 0,
        "disposed": 1,
        "sent": 1,
        "unsealed": 0,
        "faults": [],
    }
    to_the_family = centre.mailbox.to("priya@example.org")
    assert len({letter["Message-ID"] for letter in to_the_family}) == 1
