"""L1 to L5: what the text says about cookies, browsers and other people's consent."""

from collections.abc import Iterator

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.lints.lint import Lint, said, words

IMPLIED = words(
    r"by (?:using|browsing|visiting|continuing)[^.]{0,60}(?:you )?"
    r"(?:agree|consent|accept)",
    r"(?:using|browsing|continuing)[^.]{0,40} (?:means|is) (?:that you )?"
    r"(?:agree|consent|a yes)",
)
OLD_BROWSERS = words(
    r"internet explorer",
    r"support\.microsoft",
    r"firefox \d+",
    r"chrome \d+",
    r"netscape",
)
NOT_PERSONAL = words(
    r"cookies (?:do not|don['’]t|never) (?:contain|hold|store)[^.]{0,60}"
    r"(?:identif|personal)"
)
BASKET = words(r"(?:shopping )?basket")
THIRD_PARTY_CONSENT = words(
    r"you must (?:get|obtain|have)[^.]{0,40}(?:consent|permission)[^.]{0,40}before"
)


def lints(edition: Edition) -> Iterator[Lint]:
    """Yield L1 to L5."""
    yield from said(
        edition,
        "L1",
        IMPLIED,
        "Looking at a page is never consent (CK-2): ask, and let no be as easy as yes.",
    )
    yield from said(
        edition,
        "L2",
        OLD_BROWSERS,
        "Such instructions age: describe settings in general, and link to the makers.",
    )
    yield from said(
        edition,
        "L3",
        NOT_PERSONAL,
        "An identifier can be personal data: say what each cookie is linked to.",
    )
    if not any("basket" in each.purpose.lower() for each in edition.cookies.values()):
        yield from said(
            edition,
            "L4",
            BASKET,
            "No cookie of the list keeps a basket: remove the words or add the cookie.",
        )
    yield from said(
        edition,
        "L5",
        THIRD_PARTY_CONSENT,
        "Nobody's consent can be had through a third person (CN-6): tell that person "
        "yourselves (N-1), and ask only where it is safe.",
    )
