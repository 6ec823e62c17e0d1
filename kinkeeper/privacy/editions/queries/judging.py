"""
A second look at the promise of clause 14, by another way than the first.

The engine asks one function which table counts for a record. These queries do not use
it: they compare the stored edition of each record with the day on which the record
began, and look for the answers themselves.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinkeeper.people.models import Case, Party
from kinkeeper.policy import library
from kinkeeper.privacy.editions.models import ChangeAnswer, EditionNotice
from kinkeeper.privacy.records.models import Obligation

Answer = ChangeAnswer.Answer


def judged_without_consent() -> QuerySet[Obligation]:
    """Return records under an edition that is not theirs, and not agreed to by all."""
    editions = library.editions()
    wrong = ~Q(policy_version__in=[each.version for each in editions])
    for number, each in enumerate(editions):
        until = (
            editions[number + 1].effective_from if number + 1 < len(editions) else None
        )
        born_here = Q(policy_version=each.version)
        if number:
            born_here &= Q(opened_on__lt=each.effective_from)
        too_young = born_here if number else Q(pk__in=[])
        too_old = (
            Q(policy_version=each.version, opened_on__gte=until)
            if until
            else Q(pk__in=[])
        )
        wrong |= (too_young & ~_agreed(each.version)) | too_old
    return Obligation.objects.filter(wrong)


def _agreed(version: str) -> Q:
    """Return the condition "everybody of this case said yes to an edition".

    A file that has gone leaves nobody to ask: what was agreed before stays.
    """
    mine = ChangeAnswer.objects.filter(
        edition=version, ended_on=None, party=OuterRef("pk")
    )
    no = mine.filter(answer=Answer.NO)
    own_yes = mine.filter(answer=Answer.YES).exclude(
        capacity=ChangeAnswer.Capacity.PARENT
    )
    silent = Party.objects.filter(case=OuterRef("case_id")).filter(
        ~Exists(mine.filter(answer__in=[Answer.YES, Answer.DIED]))
        | (Exists(no) & ~Exists(own_yes))
    )
    gone = Case.objects.filter(pk=OuterRef("case_id"), file_destroyed_on__isnull=False)
    anybody = Party.objects.filter(case=OuterRef("case_id"))
    return Q(Exists(gone)) | (Q(Exists(anybody)) & ~Q(Exists(silent)))


def people_not_told(today: date) -> QuerySet[Party]:
    """Return adults of open cases who were never given an edition here (P11a).

    The form that a side filled in says so too; whoever knows forms must look there.
    """
    given = EditionNotice.objects.filter(party=OuterRef("pk"))
    adults = [Party.Side.RESIDENT, Party.Side.VISITING]
    return Party.objects.filter(
        ~Exists(given),
        side__in=adults,
        joined_on__lte=today,
        case__closed_on=None,
        case__declined_on=None,
        case__file_destroyed_on=None,
    )


def not_told_of_the_coming(today: date) -> QuerySet[Party]:
    """Return people with an account whom nobody told of an edition in time (PV-6)."""
    late = Q(pk__in=[])
    for each in library.editions()[1:]:
        if each.effective_from <= today:
            told = EditionNotice.objects.filter(
                party=OuterRef("pk"),
                edition=each.version,
                told_at__date__lte=each.effective_from,
            )
            late |= Q(joined_on__lt=each.published_on) & ~Q(Exists(told))
    return Party.objects.filter(
        late,
        account__is_active=True,
        case__closed_on=None,
        case__file_destroyed_on=None,
    )
