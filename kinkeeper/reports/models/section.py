from django.db import models


class Section(models.TextChoices):
    """The parts of a report, in the order of the visit. The header is worked out."""

    ARRIVAL = "ARRIVAL", "Arrival"
    GREETING = "GREETING", "Greeting"
    PLAY = "PLAY", "Being together and play"
    CARE = "CARE", "Everyday care"
    GUIDANCE = "GUIDANCE", "Guidance and boundaries"
    CONVERSATION = "CONVERSATION", "What was said"
    PRESENTATION = "PRESENTATION", "How the child was: before, during and after"
    INTERVENTIONS = "INTERVENTIONS", "When we stepped in"
    ENDING = "ENDING", "Ending and goodbye"
    HANDBACK = "HANDBACK", "Going back"
    RULES = "RULES", "Keeping to the rules"
    SUMMARY = "SUMMARY", "Summary of facts"
