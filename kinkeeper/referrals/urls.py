from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.referrals.views.portal.agreement import agreement_page
from kinkeeper.referrals.views.portal.agreement_doubt import agreement_doubt_page
from kinkeeper.referrals.views.portal.give_paper import give_paper_page
from kinkeeper.referrals.views.public.check import check_page
from kinkeeper.referrals.views.public.children import children_page
from kinkeeper.referrals.views.public.come_back import come_back_page
from kinkeeper.referrals.views.public.invited import invited_page
from kinkeeper.referrals.views.public.join import join_page
from kinkeeper.referrals.views.public.later import later_page
from kinkeeper.referrals.views.public.papers import papers_page
from kinkeeper.referrals.views.public.professional import professional_page
from kinkeeper.referrals.views.public.refer import refer_page
from kinkeeper.referrals.views.public.sent import sent_page
from kinkeeper.referrals.views.public.start import start_page
from kinkeeper.referrals.views.public.step import step_page
from kinkeeper.referrals.views.staff.accept_referral import accept_referral_page
from kinkeeper.referrals.views.staff.add_hazard import add_hazard_page
from kinkeeper.referrals.views.staff.add_paper import add_paper_page
from kinkeeper.referrals.views.staff.agree_fee import agree_fee_page
from kinkeeper.referrals.views.staff.agreements import agreements_page
from kinkeeper.referrals.views.staff.change_paper_kind import change_paper_kind_page
from kinkeeper.referrals.views.staff.close import close_page
from kinkeeper.referrals.views.staff.complete_previsit import (
    complete_previsit_page,
)
from kinkeeper.referrals.views.staff.decide_review import decide_review_page
from kinkeeper.referrals.views.staff.decide_risk import decide_risk_page
from kinkeeper.referrals.views.staff.decline_referral import decline_referral_page
from kinkeeper.referrals.views.staff.documents import documents_page
from kinkeeper.referrals.views.staff.enquiries import enquiries_page
from kinkeeper.referrals.views.staff.enquiry import enquiry_page
from kinkeeper.referrals.views.staff.family_agreement import family_agreement_page
from kinkeeper.referrals.views.staff.family_reviews import family_reviews_page
from kinkeeper.referrals.views.staff.file_enquiry import file_enquiry_page
from kinkeeper.referrals.views.staff.go_on_after_order import go_on_after_order_page
from kinkeeper.referrals.views.staff.inbox import inbox_page
from kinkeeper.referrals.views.staff.invite_other_side import invite_other_side_page
from kinkeeper.referrals.views.staff.invite_to_portal import invite_to_portal_page
from kinkeeper.referrals.views.staff.join_waiting_list import join_waiting_list_page
from kinkeeper.referrals.views.staff.leave_waiting_list import leave_waiting_list_page
from kinkeeper.referrals.views.staff.letters import letters_page
from kinkeeper.referrals.views.staff.log_enquiry import log_enquiry_page
from kinkeeper.referrals.views.staff.look_at_paper import look_at_paper_page
from kinkeeper.referrals.views.staff.new_previsit import new_previsit_page
from kinkeeper.referrals.views.staff.orders import orders_page
from kinkeeper.referrals.views.staff.paper import paper_page
from kinkeeper.referrals.views.staff.paper_preview import paper_preview_page
from kinkeeper.referrals.views.staff.post_letter import post_letter_page
from kinkeeper.referrals.views.staff.previsits import previsits_page
from kinkeeper.referrals.views.staff.propose_decline import propose_decline_page
from kinkeeper.referrals.views.staff.publish_agreement import publish_agreement_page
from kinkeeper.referrals.views.staff.put_first import put_first_page
from kinkeeper.referrals.views.staff.recall_invitation import recall_invitation_page
from kinkeeper.referrals.views.staff.record_order import record_order_page
from kinkeeper.referrals.views.staff.record_review_talk import (
    record_review_talk_page,
)
from kinkeeper.referrals.views.staff.refer_enquiry import refer_enquiry_page
from kinkeeper.referrals.views.staff.referral import referral_page
from kinkeeper.referrals.views.staff.remove_hazard import remove_hazard_page
from kinkeeper.referrals.views.staff.reviews import reviews_page
from kinkeeper.referrals.views.staff.risks import risks_page
from kinkeeper.referrals.views.staff.second_risk import second_risk_page
from kinkeeper.referrals.views.staff.see_paper import see_paper_page
from kinkeeper.referrals.views.staff.send_neutral_words import (
    send_neutral_words_page,
)
from kinkeeper.referrals.views.staff.settle_doubt import settle_doubt_page
from kinkeeper.referrals.views.staff.tell_of_review import tell_of_review_page
from kinkeeper.referrals.views.staff.tell_waiting import tell_waiting_page
from kinkeeper.referrals.views.staff.throw_paper_away import throw_paper_away_page
from kinkeeper.referrals.views.staff.waiting import waiting_page
from kinkeeper.referrals.views.staff.write_down_letter import write_down_letter_page

_REFERRAL = "referrals/<uuid:key>/"
_FAMILY = "families/<slug:sign>/"
_WAITING = "referrals/waiting/<uuid:key>/"
_LETTERS = f"{_FAMILY}letters/"

app_name = "referrals"
urlpatterns = pages(
    public=[
        path("refer/", refer_page, name="refer"),
        path("refer/return/", come_back_page, name="come_back"),
        path("refer/invited/<str:token>/", invited_page, name="invited"),
        path("refer/professional/", professional_page, name="professional"),
        path("refer/family/start/", start_page, name="start"),
        path("refer/family/children/", children_page, name="children"),
        path("refer/family/papers/", papers_page, name="papers"),
        path("refer/family/later/", later_page, name="later"),
        path("refer/family/check/", check_page, name="check"),
        path("refer/family/sent/", sent_page, name="sent"),
        path("refer/family/<slug:slug>/", step_page, name="step"),
        path("me/join/<str:token>/", join_page, name="join"),
    ],
    portal=[
        path("papers/", give_paper_page, name="give_paper"),
        path("agreement/", agreement_page, name="agreement"),
        path("agreement/question/", agreement_doubt_page, name="agreement_doubt"),
    ],
    staff=[
        path("referrals/", inbox_page, name="inbox"),
        path("referrals/reviews/", reviews_page, name="reviews"),
        path(f"{_FAMILY}reviews/", family_reviews_page, name="family_reviews"),
        path(
            f"{_FAMILY}reviews/<uuid:key>/talk/",
            record_review_talk_page,
            name="record_review_talk",
        ),
        path(
            f"{_FAMILY}reviews/<uuid:key>/decide/",
            decide_review_page,
            name="decide_review",
        ),
        path(
            f"{_FAMILY}reviews/<uuid:key>/tell/<slug:side>/",
            tell_of_review_page,
            name="tell_of_review",
        ),
        path(
            f"{_FAMILY}risks/<uuid:key>/<int:place>/off/",
            remove_hazard_page,
            name="remove_hazard",
        ),
        path("referrals/waiting/", waiting_page, name="waiting"),
        path(f"{_WAITING}first/", put_first_page, name="put_first"),
        path(f"{_WAITING}told/", tell_waiting_page, name="tell_waiting"),
        path(f"{_WAITING}leave/", leave_waiting_list_page, name="leave_waiting_list"),
        path(f"{_FAMILY}wait/", join_waiting_list_page, name="join_waiting_list"),
        path("referrals/agreements/", agreements_page, name="agreements"),
        path(
            "referrals/agreements/new/",
            publish_agreement_page,
            name="publish_agreement",
        ),
        path(_LETTERS, letters_page, name="letters"),
        path(f"{_LETTERS}new/", write_down_letter_page, name="write_down_letter"),
        path(
            f"{_LETTERS}<slug:side>/send/",
            send_neutral_words_page,
            name="send_neutral_words",
        ),
        path(f"{_LETTERS}<slug:side>/paper/", post_letter_page, name="post_letter"),
        path(_REFERRAL, referral_page, name="referral"),
        path(f"{_REFERRAL}invite/<uuid:party>/", invite_other_side_page, name="invite"),
        path(f"{_REFERRAL}recall/<int:number>/", recall_invitation_page, name="recall"),
        path(f"{_REFERRAL}accept/", accept_referral_page, name="accept"),
        path(f"{_REFERRAL}decline/", propose_decline_page, name="propose_decline"),
        path(f"{_REFERRAL}second-look/", decline_referral_page, name="decline"),
        path(f"{_FAMILY}pre-visits/", previsits_page, name="previsits"),
        path(f"{_FAMILY}pre-visits/new/", new_previsit_page, name="new_previsit"),
        path(
            f"{_FAMILY}pre-visits/<uuid:key>/",
            complete_previsit_page,
            name="complete_previsit",
        ),
        path(
            f"{_FAMILY}portal/<uuid:party>/",
            invite_to_portal_page,
            name="invite_to_portal",
        ),
        path(f"{_FAMILY}risks/", risks_page, name="risks"),
        path(f"{_FAMILY}risks/new/", add_hazard_page, name="add_hazard"),
        path(f"{_FAMILY}risks/<uuid:key>/", decide_risk_page, name="decide_risk"),
        path(
            f"{_FAMILY}risks/<uuid:key>/second/", second_risk_page, name="second_risk"
        ),
        path(f"{_FAMILY}orders/", orders_page, name="orders"),
        path(f"{_FAMILY}papers/new/", add_paper_page, name="add_paper"),
        path(f"{_FAMILY}documents/", documents_page, name="documents"),
        path("papers/<uuid:key>/", paper_page, name="paper"),
        path("papers/<uuid:key>/look/", look_at_paper_page, name="look_at_paper"),
        path("papers/<uuid:key>/first-page/", paper_preview_page, name="paper_preview"),
        path("papers/<uuid:key>/seen/", see_paper_page, name="see_paper"),
        path(
            "papers/<uuid:key>/kind/", change_paper_kind_page, name="change_paper_kind"
        ),
        path(
            "papers/<uuid:key>/destroy/",
            throw_paper_away_page,
            name="throw_paper_away",
        ),
        path("enquiries/", enquiries_page, name="enquiries"),
        path("enquiries/new/", log_enquiry_page, name="log_enquiry"),
        path("enquiries/<uuid:key>/", enquiry_page, name="enquiry"),
        path("enquiries/<uuid:key>/file/", file_enquiry_page, name="file_enquiry"),
        path("enquiries/<uuid:key>/refer/", refer_enquiry_page, name="refer_enquiry"),
        path(f"{_FAMILY}orders/new/", record_order_page, name="new_order"),
        path(f"{_FAMILY}orders/<uuid:key>/", record_order_page, name="record_order"),
        path(
            f"{_FAMILY}orders/<uuid:key>/goes-on/",
            go_on_after_order_page,
            name="go_on_after_order",
        ),
        path(f"{_FAMILY}agreement/", family_agreement_page, name="family_agreement"),
        path(f"{_FAMILY}agreement/<uuid:key>/", settle_doubt_page, name="settle_doubt"),
        path(f"{_FAMILY}who-pays/", agree_fee_page, name="agree_fee"),
        path(f"{_FAMILY}close/", close_page, name="close"),
    ],
)
