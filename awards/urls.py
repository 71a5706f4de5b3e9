"""Addresses of awards."""

from django.urls import path

from awards.views import case, certificates, decisions, law, nominations, papers

app_name = "awards"
urlpatterns = [
    path("", nominations.nomination_list, name="nomination_list"),
    path("bang-tinh/", nominations.nomination_list_export, name="nomination_list_export"),
    path("lap/", nominations.nomination_start, name="nomination_start"),
    path("lap/dot/<int:phase>/", nominations.nomination_create, name="nomination_create"),
    path("<int:pk>/", case.nomination_detail, name="nomination_detail"),
    path("<int:pk>/sua/", nominations.nomination_edit, name="nomination_edit"),
    path("<int:pk>/bo/", nominations.nomination_discard, name="nomination_discard"),
    path("<int:pk>/gui/", nominations.nomination_propose, name="nomination_propose"),
    path("<int:pk>/minh-chung/", nominations.evidence_attach, name="evidence_attach"),
    path("<int:pk>/minh-chung/<int:item>/bo/", nominations.evidence_detach, name="evidence_detach"),
    path("<int:pk>/bao-cao-thanh-tich.pdf", papers.achievement_print, {"form": "pdf"}, name="achievement_pdf"),
    path("<int:pk>/bao-cao-thanh-tich.docx", papers.achievement_print, {"form": "docx"}, name="achievement_word"),
    path("<int:pk>/y-kien/", case.nomination_opinion, name="nomination_opinion"),
    path("<int:pk>/trinh/", case.nomination_judge, {"verb": "screen"}, name="nomination_screen"),
    path("<int:pk>/cap-tren/", case.nomination_judge, {"verb": "list_upward"}, name="nomination_list_upward"),
    path("<int:pk>/tra-don-vi/", case.nomination_judge, {"verb": "return_to_unit"}, name="nomination_return_to_unit"),
    path("<int:pk>/duyet/", case.nomination_judge, {"verb": "approve"}, name="nomination_approve"),
    path("<int:pk>/tra-lai/", case.nomination_judge, {"verb": "return"}, name="nomination_return"),
    path("<int:pk>/khong-duyet/", case.nomination_judge, {"verb": "refuse"}, name="nomination_refuse"),
    path("cho-duyet/", case.approval_list, name="approval_list"),
    path("cap-tren/", case.upward_list, name="upward_list"),
    path("to-trinh/dot/<int:phase>/<str:to>/", papers.request_draft, name="request_draft"),
    path("quyet-dinh/", decisions.decision_list, name="decision_list"),
    path("quyet-dinh/dot/<int:phase>/", decisions.decision_create, name="decision_create"),
    path("quyet-dinh/<int:pk>/", decisions.decision_detail, name="decision_detail"),
    path("quyet-dinh/<int:pk>/sua/", decisions.decision_edit, name="decision_edit"),
    path("quyet-dinh/<int:pk>/so-vang/", certificates.certificates_enter, name="certificates_enter"),
    path("quyet-dinh/<int:pk>/giay-khen.pdf", certificates.certificates_print, name="certificates_print"),
    path("giay-khen/", certificates.stock_edit, name="stock_edit"),
    path("giay-khen/to-in-thu.pdf", certificates.stock_test_sheet, name="stock_test_sheet"),
    path("so-vang/", certificates.golden_book, name="golden_book"),
    path("so-vang/<int:pk>/so-vang.xlsx", certificates.golden_book_export, name="golden_book_export"),
    path("danh-muc/", law.kind_list, name="kind_list"),
    path("danh-muc/them/", law.kind_create, name="kind_create"),
    path("danh-muc/<int:pk>/dieu-chinh/", law.kind_adjust, name="kind_adjust"),
    path("danh-muc/luong-co-so/", law.salary_create, name="salary_create"),
]
