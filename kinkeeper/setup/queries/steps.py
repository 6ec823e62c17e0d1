"""The steps of setting a centre up, which of them are done, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from kinkeeper.contact_sessions.queries.buildings import can_be_used, has_hours
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.ui.parts import Tag, Task
from kinkeeper.setup import permissions
from kinkeeper.setup.models import SetupStep

Step = SetupStep.Step


@dataclass(frozen=True)
class Stride:
    """One step: its name, where it is done, and whether it is."""

    name: str
    route: str
    hint: str
    is_done: bool
    is_needed: bool = True
    power: Power = Power.SETTINGS_CHANGE

    def task(self) -> Task:
        return Task(self.name, _tag(self), reverse(self.route), self.hint)


def strides(*, viewer: Account) -> list[Stride]:
    """Return the steps that this person may take, in their order. Raises Http404."""
    if not permissions.may_look(viewer):
        raise Http404
    answered = set(SetupStep.objects.values_list("step", flat=True))
    found = [
        Stride(
            "Your centre",
            "setup:centre",
            "Its name, address and who answers for privacy.",
            Step.CENTRE in answered,
        ),
        Stride(
            "Buildings, doors and rooms",
            "contact_sessions:buildings",
            "One building with two doors and a room is enough to begin.",
            can_be_used(),
        ),
        Stride(
            "When you are open",
            "contact_sessions:openings",
            "The times at which families can come, and how many.",
            has_hours(),
            is_needed=False,
            power=Power.SESSIONS_PLAN,
        ),
        Stride(
            "What it costs",
            "setup:prices",
            "Prices for families and for those who pay for them.",
            Step.PRICES in answered,
            power=Power.MONEY_SEE,
        ),
        Stride(
            "What the law leaves open",
            "setup:law",
            "How long you keep what. Each has a default that is safe.",
            Step.LAW in answered,
            power=Power.POLICY_DRAFT,
        ),
        Stride(
            "Your team",
            "team",
            "Name a safeguarding lead and a records lead soon.",
            False,
            is_needed=False,
        ),
    ]
    return [
        stride for stride in found if viewer.may(stride.power) and _exists(stride.route)
    ]


def missing(all_of_them: Sequence[Stride]) -> list[str]:
    """Return the names of the steps without which the centre cannot be opened."""
    return [each.name for each in all_of_them if each.is_needed and not each.is_done]


def _tag(stride: Stride) -> Tag:
    if stride.is_done:
        return Tag("Done", "pine", "check")
    return Tag("To do", "honey") if stride.is_needed else Tag("Can wait")


def _exists(route: str) -> bool:
    try:
        reverse(route)
    except NoReverseMatch:
        return False
    return True
