"""Addresses of papers and private files."""

from django.urls import path

from documents import views
from documents.views import jobs, legal, lists, register, texts

app_name = "documents"
urlpatterns = [
    path("", views.paper_list, name="paper_list"),
    path("bang-tinh/", lists.paper_list_export, name="paper_list_export"),
    path("<int:pk>/", views.paper_detail, name="paper_detail"),
    path("<int:pk>/trang/<int:page>.png", views.paper_page, name="paper_page"),
    path("<int:pk>/van-ban.docx", views.paper_word, name="paper_word"),
    path("<int:pk>/trinh-ky/", views.paper_submit, name="paper_submit"),
    path("<int:pk>/rut-lai/", views.paper_take_back, name="paper_take_back"),
    path("<int:pk>/ban-hanh/", views.paper_issue, name="paper_issue"),
    path("<int:pk>/ban-da-ky/", views.paper_signed_copy, name="paper_signed_copy"),
    path("<int:pk>/ban-da-ky/<int:check>/nhan/", views.signed_copy_accept, name="signed_copy_accept"),
    path("<int:pk>/ban-da-ky/<int:check>/bo/", views.signed_copy_discard, name="signed_copy_discard"),
    path("<int:pk>/ky-so/", views.paper_sign, name="paper_sign"),
    path("<int:pk>/ky-so-co-quan/", views.paper_seal, name="paper_seal"),
    path("<int:pk>/ky-so-phu-luc/", views.annex_seal, name="annex_seal"),
    path("<int:pk>/thu-hoi/", views.paper_withdraw, name="paper_withdraw"),
    path("<int:pk>/chi-dan/", views.paper_direct, name="paper_direct"),
    path("<int:pk>/nguoi-ky/", views.paper_signatory, name="paper_signatory"),
    path("<int:pk>/sua-noi-dung/", views.paper_amend, name="paper_amend"),
    path("<int:pk>/thay-the/", views.paper_replace, name="paper_replace"),
    path("so-van-ban-di/", register.register, name="register"),
    path("so-van-ban-di/so.<str:form>", register.register_file, name="register_file"),
    path("thiet-lap/", views.settings_page, name="settings"),
    path("thiet-lap/<int:body>/ma-qr/", views.marking_edit, name="marking_edit"),
    path("thiet-lap/<int:body>/so/<str:kind>/", views.numbering_edit, name="numbering_edit"),
    path("cau-mau/", texts.text_list, name="text_list"),
    path("cau-mau/<int:body>/<str:code>/", texts.text_edit, name="text_edit"),
    path("cau-mau/<int:body>/<str:code>/xem-truoc/", texts.text_preview, name="text_preview"),
    path("cau-mau/<int:body>/<str:code>/dung-lai/", texts.text_restore, name="text_restore"),
    path("phap-luat/", legal.legal_list, name="legal_list"),
    path("phap-luat/them/", legal.legal_create, name="legal_create"),
    path("phap-luat/<int:pk>/", legal.legal_detail, name="legal_detail"),
    path("phap-luat/<int:pk>/sua/", legal.legal_edit, name="legal_edit"),
    path("phap-luat/<int:pk>/het-hieu-luc/", legal.legal_lapse, name="legal_lapse"),
    path("tep/<int:pk>/", views.file_download, name="file_download"),
    path("ho-so/", jobs.dossier_request, name="dossier_request"),
    path("tep-da-lap/", jobs.job_list, name="job_list"),
    path("tep-da-lap/<int:pk>/", jobs.job_detail, name="job_detail"),
    path("tep-da-lap/<int:pk>/tinh-hinh/", jobs.job_state, name="job_state"),
    path("tep-da-lap/<int:pk>/huy/", jobs.job_cancel, name="job_cancel"),
    path("tep-da-lap/<int:pk>/lap-lai/", jobs.job_restart, name="job_restart"),
]
