from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.commands.record_order import may_keep_orders
from kinkeeper.referrals.models import Attachment


@trail.command
def see_paper(*, attachment: Attachment, by: Account) -> Attachment:
    """Write down that somebody here looked at a paper that came. Twice is once."""
    case = attachment.case
    if case is None:
        raise trail.RefusedError("This paper is on no family's file yet.")
    may_keep_orders(case, by)
    Attachment.objects.filter(pk=attachment.pk).update(is_new=False)
    trail.record("paper.seen", about=attachment, by=by, case_key=case.key)
    return attachment
