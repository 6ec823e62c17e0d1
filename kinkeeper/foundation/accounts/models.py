"""People who can sign in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models

from kinkeeper.foundation.accounts.roles import POWERS, Power, Role


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **extra: Any):  # type: ignore[no-untyped-def]
        account = self.model(email=self.normalize_email(email).lower(), **extra)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **extra: Any):  # type: ignore[no-untyped-def]
        return self.create_user(email, password, kind=Account.Kind.STAFF, **extra)


class Account(AbstractUser):
    """Someone who can sign in: staff or volunteer, family, or professional."""

    class Kind(models.TextChoices):
        STAFF = "STAFF", "Staff or volunteer"
        FAMILY = "FAMILY", "Family"
        PROFESSIONAL = "PROFESSIONAL", "Professional"

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.FAMILY)
    # No agreement, no sign-in (P12b). Version and day of the one that was signed.
    confidentiality_version = models.CharField(max_length=20, blank=True)
    confidentiality_signed_on = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()  # type: ignore[assignment,misc]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="confidentiality_version_and_day",
                condition=models.Q(
                    confidentiality_version="", confidentiality_signed_on=None
                )
                | (
                    ~models.Q(confidentiality_version="")
                    & models.Q(confidentiality_signed_on__isnull=False)
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Account {self.pk}"

    @property
    def is_team(self) -> bool:
        """Staff or volunteer."""
        return self.kind == self.Kind.STAFF

    @property
    def short_name(self) -> str:
        """Given name and first letter of the surname, as screens show it."""
        first, _, rest = self.name.partition(" ")
        return f"{first} {rest[:1]}." if rest else first

    @property
    def initials(self) -> str:
        return "".join(part[:1] for part in self.name.split()[:2]).upper()

    def roles(self) -> frozenset[Role]:
        """Return the roles held now. Read once for each request."""
        if not hasattr(self, "_roles"):
            held = self.grants.filter(ended_on=None).values_list("role", flat=True)
            self._roles = frozenset(Role(role) for role in held)
        return self._roles

    def may(self, power: Power) -> bool:
        """Say whether any role that this person holds has `power`."""
        if not (self.is_active and self.is_team):
            return False
        return any(power in POWERS[role] for role in self.roles())


class RoleGrant(models.Model):
    """One role, held by one person from a day until it ended."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    granted_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_grant_of_a_role",
                fields=["account", "role"],
                condition=models.Q(ended_on=None),
            )
        ]

    def __str__(self) -> str:
        return f"Role grant {self.pk}"
