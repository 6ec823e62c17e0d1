"""Which rules are in force, and who has signed them. Each side's copy is its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties
from kinkeeper.people.queries.cases import case_by_sign, cases_visible_to, sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import (
    AgreementDoubt,
    AgreementText,
    SignedAgreement,
    Telling,
)
from kinkeeper.referrals.queries.spells import begun, begun_on
from kinkeeper.rules.contact_sessions.readiness import Side
from kinkeeper.rules.referrals import agreement
from kinkeeper.rules.referrals.agreement import Part, Version


def in_force() -> Version:
    """Return the newest version."""
    newest = AgreementText.objects.order_by("-number").first()
    if newest is None:
        return agreement.STARTING
    return Version(newest.number, tuple(Part(*told) for told in newest.parts))


def copy_of(party: Party, *, number: int) -> SignedAgreement | None:
    """Return an adult's own copy of a version, signed since the case was opened."""
    found = SignedAgreement.objects.filter(
        party=party, number=number, signed_on__gte=begun_on(party.case)
    )
    return found.select_related("container").first()


def has_signed(party: Party) -> bool:
    """Tell whether this adult has signed what is in force."""
    return copy_of(party, number=in_force().number) is not None


def open_doubt(party: Party) -> AgreementDoubt | None:
    found = AgreementDoubt.objects.filter(party=party, settled_at=None)
    return found.select_related("container").first()


@dataclass(frozen=True)
class Own:
    """What an adult sees in the portal: their own copy, or what they may sign."""

    party: Party
    version: Version
    copy: SignedAgreement | None
    doubt: AgreementDoubt | None

    @property
    def parts(self) -> Sequence[Part]:
        """Return the parts that were signed, or those to sign."""
        if self.copy is None:
            return self.version.parts
        return [Part(*told) for told in self.copy.unseal()["parts"]]

    @property
    def is_to_sign(self) -> bool:
        return self.copy is None and self.doubt is None


def own_agreement(viewer: Account) -> Own:
    """
    Return the viewer's own agreement, first one that waits for them.

    Nothing in it depends on the other side. Raises Http404 for those without a family
    that has a place here.
    """
    found = [_own(party) for party in _signing_parts(viewer)]
    if not found:
        raise Http404
    return next((own for own in found if own.copy is None), found[0])


def own_state(viewer: Account) -> str:
    """Return "to sign" or "signed" for an adult in the portal; "" for nothing there."""
    found = _signing_parts(viewer)
    if not found:
        return ""
    return "signed" if all(has_signed(party) for party in found) else "to sign"


def _signing_parts(viewer: Account) -> list[Party]:
    return [
        party
        for party in parties.parts_of_account(viewer)
        if party.is_adult_side
        and party.case.is_open
        and party.case.stage in Case.HAS_A_PLACE
    ]


def _own(party: Party) -> Own:
    version = in_force()
    return Own(party, version, copy_of(party, number=version.number), open_doubt(party))


def case_for_agreement(sign: str, *, viewer: Account) -> Case:
    """Return a family with a place. Raises Http404 for those who hold no pre-visits."""
    if not permissions.may_record_previsits(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    if not case.is_open or case.stage not in Case.HAS_A_PLACE:
        raise Http404
    trail.viewed(
        "agreement",
        about=case,
        by=viewer,
        purpose="Looked at the agreements of a family",
        case_key=case.key,
    )
    return case


@dataclass(frozen=True)
class SideCopies:
    """One adult's copies, newest first, for staff."""

    party: Party
    copies: Sequence[SignedAgreement]
    doubt: AgreementDoubt | None
    has_signed: bool
    telling: Telling | None

    @property
    def doubt_words(self) -> str:
        return str(self.doubt.unseal()["words"]) if self.doubt else ""


def sides_of(case: Case, *, version: Version) -> list[SideCopies]:
    """Return each adult with their own copies. For staff pages only."""
    return [
        SideCopies(
            party=party,
            copies=list(
                SignedAgreement.objects.filter(party=party).select_related(
                    "recorded_by"
                )
            ),
            doubt=open_doubt(party),
            has_signed=copy_of(party, number=version.number) is not None,
            telling=party.tellings.filter(
                about=Telling.About.AGREEMENT, number=version.number
            ).first(),
        )
        for party in parties.adults(case).select_related("case")
    ]


def doubt_of(case: Case, key: UUID) -> AgreementDoubt:
    """Return an open doubt of this very case. Raises Http404."""
    found = AgreementDoubt.objects.filter(case=case, key=key, settled_at=None)
    if row := found.select_related("case", "container", "party__person").first():
        return row
    raise Http404


@dataclass(frozen=True)
class ToSign:
    """A family in which somebody has not signed what is in force, or asks."""

    sign: str
    callsign: str
    missing: int
    asks: bool


def to_sign(*, viewer: Account) -> list[ToSign]:
    """Return the families with a signature missing, in a fixed number of queries."""
    if not permissions.may_record_previsits(viewer):
        raise Http404
    signed = SignedAgreement.objects.filter(
        party=OuterRef("pk"),
        number=in_force().number,
        signed_on__gte=OuterRef("begun"),
    )
    asks = AgreementDoubt.objects.filter(party=OuterRef("pk"), settled_at=None)
    adults = Party.objects.filter(
        case__in=cases_visible_to(viewer).filter(stage__in=Case.HAS_A_PLACE),
        side__in=[Party.Side.RESIDENT, Party.Side.VISITING],
    )
    rows = adults.annotate(begun=begun("case__")).annotate(
        signed=Exists(signed), asks=Exists(asks)
    )
    waiting: dict[int, tuple[Case, int, bool]] = {}
    for party in rows.filter(signed=False).select_related("case"):
        case, missing, asked = waiting.get(party.case_id, (party.case, 0, False))
        waiting[party.case_id] = (case, missing + 1, asked or party.asks)
    found = [
        ToSign(sign_of(case), case.callsign or case.reference, missing, asked)
        for case, missing, asked in waiting.values()
    ]
    return sorted(found, key=lambda row: (not row.asks, row.callsign))


def signed_sides(case: Case, *, on: date) -> set[Side]:
    """Return the sides whose adults all signed what is in force by `on` (London)."""
    copies = SignedAgreement.objects.filter(
        case=case,
        number=in_force().number,
        signed_on__gte=begun_on(case),
        signed_on__lte=on,
    )
    signed = set(copies.values_list("party_id", flat=True))
    adults = list(parties.adults(case).values_list("pk", "side"))
    missing = {side for key, side in adults if key not in signed}
    return {Side(side) for _, side in adults if side not in missing}
