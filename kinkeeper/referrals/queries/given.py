"""What a person gave in their form, for a file that they take along."""

from collections.abc import Iterable, Mapping, Sequence

from kinkeeper.people.models import Party
from kinkeeper.privacy.records.given import Given
from kinkeeper.referrals.models import SideForm

# Only what is about the person. Worries, the other adult, the court, the children and
# whatever was told in sentences are not for a file on a phone that somebody else may
# hold; nor is the code word by which we know who is calling.
ANSWERS: Mapping[str, Sequence[str]] = {
    "you": ("given_name", "family_name", "relationship", "responsible"),
    "address": ("address", "postcode"),
    "email": ("email", "may", "hours"),
    "text": ("phone", "may", "hours"),
    "call": ("call_phone", "may", "hours", "voicemail"),
    "wishes": ("service", "days"),
}


def in_own_form(party: Party) -> Iterable[Given]:
    """Yield the answers of this person's own form that are about themselves."""
    form = SideForm.objects.filter(party=party).select_related("container").first()
    answers = form.unseal()["answers"] if form else {}
    for page, names in ANSWERS.items():
        told = answers.get(page, {})
        for name in names:
            yield Given(f"form: {page}", name, _words(told.get(name)))


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)
