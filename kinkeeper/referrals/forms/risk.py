from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.people.models import Case
from kinkeeper.referrals.models import RiskAssessment


class HazardForm(PlainForm):
    """One danger: how likely, how bad, what is done about it, what is left."""

    groups = (
        ("The danger", ("hazard", "at_risk", "source", "evidence", "child_abuse")),
        ("How serious", ("likelihood", "severity")),
        ("What is done", ("control", "extra", "owner", "left")),
    )

    hazard = fields.PlainLongTextField(
        label="What could go wrong?", asking="what could go wrong", max_length=1000
    )
    at_risk = fields.PlainTextField(
        label="Who could be hurt?", asking="who could be hurt", max_length=200
    )
    source = fields.PlainTextField(
        label="Where do we know it from?", asking="where it is from", max_length=200
    )
    evidence = fields.PlainChoiceField(
        label="How far is it known?",
        asking="how far it is known",
        choices=(
            ("ALLEGED", "Somebody says so"),
            ("ADMITTED", "The person says so too"),
            ("FOUND", "A court found it"),
            ("CONVICTED", "There is a conviction"),
        ),
    )
    child_abuse = fields.PlainTickField(
        label="It is about sexual or physical abuse of a child", required=False
    )
    likelihood = fields.PlainNumberField(
        label="How likely, from 1 to 5?", asking="how likely", least=1, most=5
    )
    severity = fields.PlainNumberField(
        label="How bad, from 1 to 5?", asking="how bad", least=1, most=5
    )
    control = fields.PlainLongTextField(
        label="What is in place already?", required=False, max_length=1000, rows=3
    )
    extra = fields.PlainLongTextField(
        label="What else will we do?", required=False, max_length=1000, rows=3
    )
    owner = fields.PlainTextField(
        label="Who sees to it?", required=False, max_length=120
    )
    left = fields.PlainChoiceField(
        label="What risk is left then?",
        asking="what risk is left",
        choices=(("LOW", "Low"), ("MEDIUM", "Medium"), ("HIGH", "High")),
    )


class DecideRiskForm(VersionedForm):
    """What a named person decides, and why."""

    groups = (
        ("Your decision", ("outcome", "reasons", "conditions")),
        ("How it will work", ("level", "workers", "apart_minutes", "entrance")),
        ("An exception", ("exception", "advice")),
        ("Next time", ("review_on",)),
    )

    outcome = fields.PlainChoiceField(
        label="What do you decide?",
        asking="what you decide",
        choices=RiskAssessment.Outcome.choices,
    )
    reasons = fields.PlainLongTextField(label="Why?", asking="why", max_length=3000)
    conditions = fields.PlainLongTextField(
        label="Conditions", required=False, max_length=2000, rows=3
    )
    level = fields.PlainChoiceField(
        label="Which kind of contact?",
        asking="the kind of contact",
        choices=Case.Service.choices,
    )
    workers = fields.PlainNumberField(
        label="How many workers with this family?",
        asking="how many workers",
        least=1,
        most=9,
    )
    apart_minutes = fields.PlainNumberField(
        label="Minutes between the two adults", asking="the minutes", most=120
    )
    entrance = fields.PlainTextField(
        label="Which doors, and who comes first?", required=False, max_length=300
    )
    exception = fields.PlainLongTextField(
        label="Why is this an exception?", required=False, max_length=2000, rows=3
    )
    advice = fields.PlainTextField(
        label="Whose advice did you take?", required=False, max_length=300
    )
    review_on = fields.PlainDateField(
        label="When will you look again?", asking="the day to look again"
    )


class SecondRiskForm(VersionedForm):
    """Sign as the second person."""
