from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.commands.accept_referral import may_still_decide
from kinkeeper.referrals.models import Decision


@trail.command
def withdraw_decline(*, decision: Decision, by: Account) -> None:
    """Take a proposal to decline off the table: the referral is open again."""
    case = decision.case
    may_still_decide(case, by)
    gone, _ = Decision.objects.filter(
        pk=decision.pk, outcome=Decision.Outcome.DECLINE, agreed_by=None
    ).delete()
    if not gone:
        raise trail.RefusedError("This was decided already.")
    trail.record("referral.decline_withdrawn", about=case, by=by, case_key=case.key)
