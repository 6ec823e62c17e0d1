"""Before the power goes: a letter waits, an agreed record has cooled off.

python -m tests.journeys.stage_power_cut set     lays it out
python -m tests.journeys.stage_power_cut tell    prints what there is now, as JSON
"""

import json
import sys

from kinkeeper.config.django_up import ready_database, up


def lay_out() -> None:
    ready_database()
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.files import store
    from kinkeeper.foundation.mail import outbox
    from kinkeeper.foundation.mail.models import Subject
    from kinkeeper.privacy.records import obligations
    from tests import family
    from tests.privacy import stage

    case = stage.wren_closed()
    stage.letter(case, "Tanyard Lane is where she lives.")
    store.put(
        case.container, b"A scan of a form.", media_type="text/plain", now=clock.now()
    )
    obligations.refresh(case=case, now=stage.at(stage.CLOSED_ON))
    stage.agreed(case)
    alder = family.alder()
    outbox.write_letter(
        container=alder.case.container,
        to="priya@example.org",
        subject=Subject.MESSAGE,
        body="Sign in to read it.",
        now=clock.now(),
    )


def tell() -> None:
    from django.conf import settings

    from kinkeeper.foundation.audit import trail, verifying
    from kinkeeper.foundation.audit.models import Event
    from kinkeeper.foundation.files.models import StoredFile
    from kinkeeper.foundation.mail.models import Letter
    from kinkeeper.people.models import Case, Correspondence, Party
    from kinkeeper.privacy.disposal.models import Certificate, Item

    # The night writes to the team as well; here the family's one letter counts.
    letters = Letter.objects.filter(container__kind="case")
    names = [trail.name_of(letter) for letter in letters]
    told = {
        "letters": sorted(letters.values_list("state", flat=True)),
        "items": sorted(Item.objects.values_list("state", flat=True)),
        "certificates": Certificate.objects.count(),
        "family": Party.objects.filter(case__reference="KK-0098").count(),
        "nameless": Case.objects.filter(
            reference="KK-0098", callsign="", file_destroyed_on__isnull=False
        ).count(),
        "words": Correspondence.objects.count(),
        "files": StoredFile.objects.count(),
        "bytes": len(list(settings.FILES_DIR.glob("*/*"))),
        "disposed": Event.objects.filter(action="disposal.done").count(),
        "sent": Event.objects.filter(action="mail.sent", about__in=names).count(),
        "unsealed": Event.objects.filter(sealed_as=None).count(),
        "faults": verifying.verify().faults,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    up()
    lay_out() if sys.argv[1] == "set" else tell()
