"""Where somebody lives, for those who must know: refuge, one home or two."""

from kinkeeper.people.models import Party

REFUGE, HOME = "_refuge", "_home"
APART, SHARED, UNKNOWN = "apart", "shared", ""
# Words that would give it away, looked for before anything goes to the other side.
WORDS_FOR_REFUGE = ["refuge", "safe house", "safe accommodation"]
CARE_OF = "c/o the service"


def in_refuge(party: Party) -> bool:
    """Say whether no address of this person may be stored at all."""
    return bool(party.unseal().get(REFUGE))


def home_of(party: Party) -> str:
    """Return "apart", "shared" (somebody of the other side opens the post) or ""."""
    return str(party.unseal().get(HOME, UNKNOWN))


def may_post_to(party: Party) -> bool:
    """
    Say whether a letter on paper may go to this person's home.

    There must be an address in use, no refuge, and a home that is this person's own.
    While nobody has asked, nothing is posted.
    """
    has_one = bool(party.unseal().get("address"))
    return has_one and not in_refuge(party) and home_of(party) == APART


def words_for(party: Party) -> str:
    """Return where post goes, in words for staff who may see contacts."""
    if in_refuge(party):
        return f"{CARE_OF}. No address is kept, and nobody is told why"
    if home_of(party) == SHARED:
        return "No post: the other adult lives there or opens the post"
    if may_post_to(party):
        return "Post may go to the address"
    return "No post until we have asked"
