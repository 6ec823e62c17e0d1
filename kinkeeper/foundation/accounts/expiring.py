"""Sessions that are over: who was signed in, where, from which address."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session


def end_expired(now: datetime) -> int:
    """Delete sessions that can no longer be used, and what is known about them."""
    gone, _ = Session.objects.filter(expire_date__lt=now).delete()
    living = Session.objects.values("session_key")
    known, _ = UserSession.objects.exclude(session_key__in=living).delete()
    return gone + known
