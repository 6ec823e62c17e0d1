"""Reports and requests as one parent sees them: their own side's and no other."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Act
from kinkeeper.people.models import Party
from kinkeeper.privacy.disclosure import register
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.disclosure.queries.gate import court_direction
from kinkeeper.privacy.disclosure.queries.requests import OPEN
from kinkeeper.privacy.disclosure.register import Item, Written

State = ReportRequest.State
NEWS = timedelta(days=14)
NO_REPORTS = "We do not write reports about these visits. We can give you the dates."
SOCIAL_WORKER = (
    "The council pays for this visit. Your social worker gets the report and will "
    "share it with you."
)
CAFCASS = "Your Cafcass officer gets the report and will talk with you about it."
COURT = "A court has said who may have this report. We check that before we answer."
SECURE = "If we can give it to you, we send it by secure email."
# A parent is told what happens, never what we know about anybody else.
ANSWERS = {
    State.ASKED: "We have your request. We will answer by the date below.",
    State.SENT: (
        "Your report is ready. We sent a link to your email. Open it when you feel "
        "ready, and in a private place."
    ),
    State.REFUSED: "We cannot give you this report. Call us if you want to talk.",
    State.REFERRED: "Somebody else gives you this report. Please ask them.",
    State.HELD: "We need more time before we can answer. You need not do anything.",
    State.WITHDRAWN: "You took this request back.",
}


@dataclass(frozen=True)
class MyRequest:
    """One request of the viewer. `take_back` is the button, while it is open."""

    reference: str
    title: str
    asked_on: date
    target_on: date
    state: str
    answer: str
    is_open: bool
    take_back: Act


@dataclass(frozen=True)
class MyReports:
    """One page of a parent: what they asked for, and what they may ask for."""

    requests: list[MyRequest]
    items: list[tuple[Item, str]]
    no_reports: bool


def parts_of(viewer: Account) -> list[Party]:
    """Return each part that this person has as an adult in a case."""
    parts = viewer.parts.select_related("case", "container").order_by("pk")
    return [party for party in parts if party.is_adult_side]


def my_reports(*, viewer: Account, today: date) -> MyReports:
    """Return the viewer's own requests and what there is to ask for."""
    parts = parts_of(viewer)
    directed = _directed(parts, today)
    items = [(item, party) for party in parts for item in register.items_for(party)]
    requests = ReportRequest.objects.filter(party__in=parts).select_related("container")
    return MyReports(
        requests=[_mine(row) for row in requests.order_by("-asked_at", "-pk")],
        items=[
            (item, outlook(item, court=directed[party.pk])) for item, party in items
        ],
        no_reports=bool(items)
        and all(item.written is Written.NEVER for item, _ in items),
    )


@dataclass(frozen=True)
class Askable:
    """One choice on the page: a visit, for one of the viewer's own parts."""

    item: Item
    party: Party
    outlook: str

    @property
    def value(self) -> str:
        return f"{self.party.pk}/{self.item.name}"

    @property
    def label(self) -> str:
        return f"{self.item.happened_on:%A %-d %B %Y}"


def may_be_asked(*, viewer: Account, today: date) -> list[Askable]:
    """Return what the viewer can ask for now: written or still to be written."""
    parts = parts_of(viewer)
    open_now = set(
        ReportRequest.objects.filter(party__in=parts, state__in=OPEN).values_list(
            "party_id", "item"
        )
    )
    directed = _directed(parts, today)
    return [
        Askable(item, party, outlook(item, court=directed[party.pk]))
        for party in parts
        for item in register.items_for(party)
        if item.written is not Written.NEVER and (party.pk, item.name) not in open_now
    ]


def answered_lately(*, viewer: Account, now: datetime) -> list[str]:
    """Return the numbers of the viewer's requests that were answered in two weeks."""
    answered = ReportRequest.objects.filter(
        party__in=parts_of(viewer),
        state__in=(State.SENT, State.REFUSED, State.REFERRED, State.HELD),
        decided_at__gt=now - NEWS,
        decided_at__lte=now,
    )
    return [row.reference for row in answered.order_by("decided_at", "pk")]


def my_request(key: UUID, *, viewer: Account) -> ReportRequest:
    """Return one of the viewer's own requests. Raises Http404."""
    found = (
        ReportRequest.objects.filter(key=key, party__in=parts_of(viewer))
        .select_related("party", "case")
        .first()
    )
    if found is None:
        raise Http404
    return found


def outlook(item: Item, *, court: bool) -> str:
    """Say truthfully what will become of asking for this report.

    `court` says whether a court has named who may have reports of this case.
    """
    if item.written is Written.NEVER:
        return NO_REPORTS
    if court:
        return COURT
    by_payer = {"local_authority": SOCIAL_WORKER, "cafcass": CAFCASS}
    if item.payer in by_payer:
        return by_payer[item.payer]
    if item.written is Written.NOT_YET:
        return f"This report is not ready yet. {SECURE}"
    return SECURE


def _directed(parts: list[Party], today: date) -> dict[int, bool]:
    return {party.pk: court_direction(party.case, today) is not None for party in parts}


def _mine(row: ReportRequest) -> MyRequest:
    answer = ANSWERS[State(row.state)]
    given_by = row.unseal().get("given_by", "")
    if row.state == State.REFERRED:
        answer = {"social_worker": SOCIAL_WORKER, "cafcass_officer": CAFCASS}.get(
            given_by, answer
        )
    return MyRequest(
        reference=row.reference,
        title=row.title,
        asked_on=row.asked_at.date(),
        target_on=row.target_on,
        state=row.state,
        answer=answer,
        is_open=row.state in OPEN,
        take_back=Act(
            "Take it back",
            reverse("disclosure:withdraw", args=[row.key]),
            kind="link",
            about=row.reference,
        ),
    )
