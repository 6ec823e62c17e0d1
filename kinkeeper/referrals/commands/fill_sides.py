"""The details that a professional gave come into use, each on its own side."""

from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties
from kinkeeper.referrals.models import SideForm
from kinkeeper.referrals.queries.professional import (
    A_PROFESSIONAL,
    IN_USE,
    SOURCE,
    TOLD_FOR_THEM,
    told_for_them,
)


def fill_sides(case: Case) -> None:
    """
    Put a professional's details on each side that did not speak for itself.

    Part of the command that offers a place. Where they come from is kept with them.
    How a person may be reached stays unknown: nobody has asked that person.
    """
    spoke = set(SideForm.objects.filter(case=case).values_list("party_id", flat=True))
    for party in parties.adults(case):
        given = told_for_them(party)
        found = {name: given[name] for name in IN_USE if given.get(name)}
        if not found or party.pk in spoke:
            continue
        party.seal({**found, **party.unseal(), SOURCE: A_PROFESSIONAL})
        party.version += 1
        party.save()


def own_words(party: Party, told: dict[str, object]) -> dict[str, object]:
    """
    Return what is sealed on a part when its person has spoken: their details alone.

    A professional's words are no longer in use, and the wall still knows them.
    """
    kept = party.unseal()
    if kept.pop(SOURCE, ""):
        for name in IN_USE:
            if kept.get(name) == kept.get(TOLD_FOR_THEM, {}).get(name):
                kept.pop(name, None)
    return {**kept, **told}
