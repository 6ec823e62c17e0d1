"""Where the table of the law leaves something open, and how the policy settles it.

Ids are those of the legal survey. A setting or a period is changed in a new edition;
what the program settles by itself is said here, so that nobody has to guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.settings_in_words import WORDS, value_in_words
from kinkeeper.policy.tables import kept


@dataclass(frozen=True)
class Ambiguity:
    """One open question: what it is, how it is settled, and where to change that."""

    id: str
    question: str
    settled: str
    # What the law leaves room for, in plain words.
    allows: str
    settings: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


AMBIGUITIES = (
    Ambiguity(
        "A1",
        "From which day does the time of a case file run?",
        "From the closing of the case, or the last session or professional letter if "
        "that came later. A silent case closes by itself.",
        "The policy names no starting day. Any of the three is allowed, as "
        "long as the page says which. The day of closing keeps a family’s "
        "papers longest after their last visit.",
        ("case_anchor", "inactive_close_months"),
    ),
    Ambiguity(
        "A2",
        "A professional sent the family, but no court and no Cafcass is involved.",
        "The longer time, since the shorter one is only named for families who came by "
        "themselves.",
        "One, two or three years. The policy gives one year only to "
        "families who came by themselves, so less than three needs a reason "
        "that you can show.",
        ("professional_no_order_years",),
    ),
    Ambiguity(
        "A3",
        "What does a concern about a child's safety keep?",
        "The whole case: no file and no report of it has an end date.",
        "The policy takes the end away wherever there is a concern. Keeping "
        "only that child’s papers is allowed; so is letting the lead and a "
        "second person take a concern back. Both keep less.",
        ("safeguarding_scope", "safeguarding_downgrade"),
    ),
    Ambiguity(
        "A4",
        "A child may ask until 25. Is that an end?",
        "No. It is the day of the first look; nothing is destroyed because of it.",
        "The law sets no day for the first look. It only says that keeping "
        "without an end has to be looked at again. 18 to 100, and then "
        "every 1 to 100 years.",
        ("ask_age", "indef_review_years"),
    ),
    Ambiguity(
        "A5",
        "What happens to records without an end date when the centre stops trading?",
        "Reports go to a successor. Papers about a child's safety stay all the same.",
        "Papers about a child’s safety may not be thrown away because a "
        "company ends. Who takes the reports over is for you to agree.",
        rows=("P9i",),
    ),
    Ambiguity(
        "A6",
        "Parental leave: adopted, and with a disability allowance?",
        "The later of the two days counts.",
        "The policy names both times and not which one wins. The later one "
        "breaks neither.",
        rows=("P9b", "P9b.allowance"),
    ),
    Ambiguity(
        "A7",
        "What if the allowance starts later, or stops?",
        "Once it was true it stays true. The program does this by itself.",
        "The law would let it go the other way, but then a paper that "
        "somebody may still need is lost.",
    ),
    Ambiguity(
        "A8",
        "Parental leave may now be taken until 18, but the table says five years.",
        "The table is obeyed, and the check of an edition points it out.",
        "The law now gives parents this leave until the child is 18. "
        "Keeping longer than the policy says is a change of the policy, "
        "which you may make.",
        rows=("P9b",),
    ),
    Ambiguity(
        "A9",
        "Six months from what, for a DBS certificate?",
        "From the decision about the person; while there is none, from the day on "
        "which it was seen. After some days without a decision we are told.",
        "Those who issue the certificates say: until the decision, and then "
        "six months at most. Keeping it longer needs a written reason.",
        rows=("P9c.decided", "P9c.undecided"),
    ),
    Ambiguity(
        "A10",
        "Must a record of the DBS check stay?",
        "Yes: its date, number, decision and outcome.",
        "The certificate may not be kept, but a note that it was seen may. "
        "Inspectors ask for that note.",
        rows=("P9c.record",),
    ),
    Ambiguity(
        "A11",
        "How long is the application of somebody kept who did not join?",
        "The table is silent; this is our own period.",
        "Somebody can claim for three to six months after a decision. Six "
        "months is what most centres use; far more is hard to defend.",
        rows=("applicant",),
    ),
    Ambiguity(
        "A12",
        "Parental leave stands under staff files and under money.",
        "By content: pay is money, dates are leave. If unclear, the longer time.",
        "Tax law asks for pay to be kept; nothing asks for the rest that long.",
    ),
    Ambiguity(
        "A13",
        "What if the financial year was moved?",
        "The years are entered by whoever keeps the accounts, and never worked out.",
        "Company law counts from the end of the real year, whatever its "
        "length. The company’s books decide.",
        ("fy_end_sticky",),
        ("P9d",),
    ),
    Ambiguity(
        "A14",
        "Wages: the tax year or the company's year?",
        "The company's year. It is never the shorter one.",
        "Tax law asks for three years after the tax year. Six years after "
        "the company’s year is always longer.",
        rows=("P9d",),
    ),
    Ambiguity(
        "A15",
        "Accidents of staff alone: must those be kept without an end too?",
        "As written: yes, with a look now and then.",
        "The law asks for three years from the entry for grown-ups. A child "
        "can claim until 21, so the book as a whole stays.",
        rows=("P9k.accident",),
    ),
    Ambiguity(
        "A16",
        "Notes of supported contact have no row.",
        "They are part of the case file and go with it, by themselves.",
        "Nothing in law asks for them to be kept apart.",
    ),
    Ambiguity(
        "A17",
        "Complaints, requests, proofs of permission, enquiries, surveys and logs have "
        "no row.",
        "Each has a row of our own, printed as additional rules.",
        "The law only says: no longer than needed, and tell people. These "
        "are our own times; you may make each shorter or longer.",
        rows=(
            "enquiry",
            "rights_request",
            "complaint",
            "disclosure",
            "breach",
            "consent",
            "survey_answer",
            "record_access",
            "sign_in",
        ),
    ),
    Ambiguity(
        "A18",
        "“Destroyed”, “disposed of”, “confidential waste”: three things or one?",
        "One: it cannot be brought back, and a certificate says how it was done.",
        "The law asks that nobody can read it again. It does not name the machine.",
    ),
)


def settled(edition: Edition) -> Iterator[tuple[Ambiguity, list[str]]]:
    """Yield each question with what the edition says about it, in words."""
    for each in AMBIGUITIES:
        told = [
            f"{WORDS[name]}: {value_in_words(name, getattr(edition.settings, name))}"
            for name in each.settings
        ]
        for name in each.rows:
            row = edition.schedule.row(name)
            told.append(f"{row.title}: {kept(row, edition.schedule).lower()}")
        yield each, told
