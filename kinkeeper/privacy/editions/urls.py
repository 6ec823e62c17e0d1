from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.privacy.editions.views.portal import mine
from kinkeeper.privacy.editions.views.staff import (
    answers,
    approve,
    draft,
    editions,
    effect,
    open_questions,
    periods,
    publish,
    record_answer,
    text,
    withdraw,
)

app_name = "editions"
DRAFT = "records/policy/<uuid:key>/"
urlpatterns = pages(
    portal=[path("policy/", mine.mine_page, name="mine")],
    staff=[
        path("records/policy/", editions.editions_page, name="editions"),
        path(
            "records/policy/open-questions/",
            open_questions.open_questions_page,
            name="open_questions",
        ),
        path("records/policy/answers/", answers.answers_page, name="answers"),
        path(
            "records/policy/answers/<slug:sign>/",
            record_answer.record_answer_page,
            name="record_answer",
        ),
        path(DRAFT, draft.draft_page, name="draft"),
        path(f"{DRAFT}periods/", periods.periods_page, name="periods"),
        path(f"{DRAFT}text/", text.text_page, name="text"),
        path(f"{DRAFT}effect/", effect.effect_page, name="effect"),
        path(f"{DRAFT}approve/", approve.approve_page, name="approve"),
        path(f"{DRAFT}publish/", publish.publish_page, name="publish"),
        path(f"{DRAFT}withdraw/", withdraw.withdraw_page, name="withdraw"),
    ],
)
