"""Addresses of campaigns."""

from django.urls import path

from campaigns.views import choice, items, reviews, submissions

app_name = "campaigns"

# The unit's report, from draft to acceptance.
submission_urls = [
    path("bao-cao/", submissions.submission_list, name="submission_list"),
    path("bao-cao/<int:pk>/", submissions.submission_detail, name="submission_detail"),
    path("bao-cao/<int:pk>/soan/", submissions.submission_edit, name="submission_edit"),
    path("bao-cao/<int:pk>/muc/<int:ordinal>/", items.submission_item, name="submission_item"),
    path("bao-cao/<int:pk>/muc/<int:ordinal>/minh-chung/", items.evidence_add, name="evidence_add"),
    path("bao-cao/<int:pk>/muc/<int:ordinal>/minh-chung/co-san/", items.evidence_attach, name="evidence_attach"),
    path(
        "bao-cao/<int:pk>/muc/<int:ordinal>/minh-chung/<int:evidence>/bo/",
        items.evidence_detach,
        name="evidence_detach",
    ),
    path("bao-cao/<int:pk>/xem-truoc/", submissions.submission_preview, name="submission_preview"),
    path("bao-cao/<int:pk>/nop/", submissions.submission_submit, name="submission_submit"),
    path("bao-cao/<int:pk>/bien-nhan/<int:number>/", submissions.submission_receipt, name="submission_receipt"),
    path("bao-cao/<int:pk>/lan-nop/<int:number>/", submissions.submission_revision, name="submission_revision"),
    path("bao-cao/<int:pk>/mien-nop/", submissions.submission_waive, name="submission_waive"),
    path("bao-cao/<int:pk>/yeu-cau-nop/", submissions.submission_require, name="submission_require"),
    path("tham-dinh/", reviews.review_list, name="review_list"),
    path("tham-dinh/<int:pk>/", reviews.review_desk, name="review_desk"),
    path("tham-dinh/<int:pk>/chap-nhan/", reviews.review_accept, name="review_accept"),
    path("tham-dinh/<int:pk>/tra-lai/", reviews.review_return, name="review_return"),
]

urlpatterns = [
    *submission_urls,
    path("chon/", choice.campaign_choose, name="campaign_choose"),
]
