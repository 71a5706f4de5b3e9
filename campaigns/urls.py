"""Addresses of campaigns."""

from django.urls import path

from campaigns.views import (
    assigning,
    campaigns,
    cascading,
    choice,
    evidence,
    extensions,
    inspections,
    items,
    new_year,
    official,
    papers,
    plan_texts,
    plans,
    remarks,
    reviews,
    submissions,
    tasks,
)

app_name = "campaigns"

# From the plan's text to an opened phase.
plan_urls = [
    path("", campaigns.campaign_list, name="campaign_list"),
    path("<int:pk>/", campaigns.campaign_detail, name="campaign_detail"),
    path("<int:pk>/noi-dung/", plan_texts.plan_texts_edit, name="plan_texts_edit"),
    path("<int:pk>/don-vi/", campaigns.campaign_participants, name="campaign_participants"),
    path("<int:pk>/ket-thuc/", campaigns.campaign_close, name="campaign_close"),
    path("<int:pk>/ngay-nghi/", campaigns.campaign_roll, name="campaign_roll"),
    path("<int:pk>/cap-tren/", cascading.campaign_superior, name="campaign_superior"),
    path("dot/<int:pk>/", campaigns.phase_edit, name="phase_edit"),
    path("dot/<int:pk>/mo/", campaigns.phase_open, name="phase_open"),
    path("dot/<int:pk>/huy-mo/", campaigns.phase_take_back, name="phase_take_back"),
    path("dot/<int:pk>/ket-thuc/", campaigns.phase_close, name="phase_close"),
    path("chi-tieu/<int:pk>/", campaigns.target_edit, name="target_edit"),
    path("<int:pk>/van-ban-ke-hoach/", papers.plan_paper_draft, name="plan_paper_draft"),
    path("ke-hoach/nhap/", plans.plan_import, name="plan_import"),
    path("ke-hoach/<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("ke-hoach/<int:pk>/bo/", plans.plan_discard, name="plan_discard"),
]
task_urls = [
    path("<int:pk>/nhiem-vu/", tasks.task_list, name="task_list"),
    path("<int:pk>/nhiem-vu/bang-tinh/", tasks.task_list_export, name="task_list_export"),
    path("<int:pk>/nhiem-vu/them/", tasks.task_add, name="task_add"),
    path("<int:pk>/nhiem-vu/phan-cong/", tasks.task_assign, name="task_assign"),
    path("<int:pk>/nhiem-vu/nhap/", tasks.task_import, name="task_import"),
    path("<int:pk>/nhiem-vu/nhap/luu/", tasks.task_import_save, name="task_import_save"),
    path("<int:pk>/nhiem-vu/nhap/mau/", tasks.task_import_template, name="task_import_template"),
    path("nhiem-vu/<int:pk>/", tasks.task_edit, name="task_edit"),
    path("nhiem-vu/<int:pk>/chia/", tasks.task_split, name="task_split"),
    path("nhiem-vu/<int:pk>/ngung/", tasks.task_stop, name="task_stop"),
    path("nhiem-vu/<int:pk>/dung-lai/", tasks.task_resume, name="task_resume"),
]

# The unit's report, from draft to acceptance.
submission_urls = [
    path("bao-cao/", submissions.submission_list, name="submission_list"),
    path("bao-cao/<int:pk>/", submissions.submission_detail, name="submission_detail"),
    path("bao-cao/<int:pk>/soan/", submissions.submission_edit, name="submission_edit"),
    path("bao-cao/<int:pk>/muc/<int:ordinal>/", items.submission_item, name="submission_item"),
    path("bao-cao/<int:pk>/mang-sang/", items.submission_carry, name="submission_carry"),
    path("bao-cao/<int:pk>/muc/<int:ordinal>/xac-nhan/", items.item_confirm, name="item_confirm"),
    path("bao-cao/<int:pk>/muc/<int:ordinal>/minh-chung/", items.evidence_add, name="evidence_add"),
    path("bao-cao/<int:pk>/muc/<int:ordinal>/minh-chung/co-san/", items.evidence_attach, name="evidence_attach"),
    path(
        "bao-cao/<int:pk>/muc/<int:ordinal>/minh-chung/<int:evidence>/",
        evidence.evidence_edit,
        name="evidence_edit",
    ),
    path(
        "bao-cao/<int:pk>/muc/<int:ordinal>/minh-chung/<int:evidence>/bo/",
        items.evidence_detach,
        name="evidence_detach",
    ),
    path("bao-cao/<int:pk>/xem-truoc/", submissions.submission_preview, name="submission_preview"),
    path("bao-cao/<int:pk>/nop/", submissions.submission_submit, name="submission_submit"),
    path("bao-cao/<int:pk>/bien-nhan/<int:number>/", submissions.submission_receipt, name="submission_receipt"),
    path(
        "bao-cao/<int:pk>/bien-nhan/<int:number>/bien-nhan.pdf",
        papers.submission_receipt_paper,
        name="submission_receipt_paper",
    ),
    path("bao-cao/<int:pk>/lan-nop/<int:number>/bao-cao.pdf", papers.submission_report, name="submission_report"),
    path(
        "bao-cao/<int:pk>/lan-nop/<int:number>/bao-cao.docx",
        papers.submission_report_word,
        name="submission_report_word",
    ),
    path("bao-cao/<int:pk>/lan-nop/<int:number>/", submissions.submission_revision, name="submission_revision"),
    path("bao-cao/<int:pk>/mien-nop/", submissions.submission_waive, name="submission_waive"),
    path("bao-cao/<int:pk>/yeu-cau-nop/", submissions.submission_require, name="submission_require"),
    path("bao-cao/<int:pk>/trao-doi/<int:remark>/", remarks.remark_thread, name="remark_thread"),
    path("bao-cao/<int:pk>/gia-han/", extensions.extension_ask, name="extension_ask"),
    path("bao-cao/gia-han/<int:pk>/rut/", extensions.extension_withdraw, name="extension_withdraw"),
    path("tham-dinh/", reviews.review_list, name="review_list"),
    path("tham-dinh/bang-tinh/", reviews.review_list_export, name="review_list_export"),
    path("tham-dinh/phan-cong/", assigning.review_assign, name="review_assign"),
    path("tham-dinh/<int:pk>/", reviews.review_desk, name="review_desk"),
    path("tham-dinh/<int:pk>/chap-nhan/", reviews.review_accept, name="review_accept"),
    path("tham-dinh/<int:pk>/tra-lai/", reviews.review_return, name="review_return"),
]

# Official figures after acceptance.
official_urls = [
    path("bao-cao/<int:pk>/so-lieu-chinh-thuc/", official.official_submit, name="official_submit"),
    path("tham-dinh/<int:pk>/so-lieu-chinh-thuc/chap-nhan/", official.official_accept, name="official_accept"),
    path("tham-dinh/<int:pk>/so-lieu-chinh-thuc/tra-lai/", official.official_return, name="official_return"),
]

# More time for a report, where it is judged.
extension_urls = [
    path("tham-dinh/gia-han/", extensions.extension_list, name="extension_list"),
    path("tham-dinh/gia-han/tra-loi/", extensions.extension_answer, name="extension_answer"),
    path("tham-dinh/gia-han/nhieu-don-vi/", extensions.extension_extend, name="extension_extend"),
    path("tham-dinh/gia-han/<int:pk>/", extensions.extension_detail, name="extension_detail"),
    path("tham-dinh/gia-han/<int:pk>/dong-y/", extensions.extension_grant, name="extension_grant"),
    path("tham-dinh/gia-han/<int:pk>/tu-choi/", extensions.extension_refuse, name="extension_refuse"),
]

# The office looks at a unit's work, the unit answers.
inspection_urls = [
    path("kiem-tra/", inspections.inspection_list, name="inspection_list"),
    path("kiem-tra/bang-tinh/", inspections.inspection_list_export, name="inspection_list_export"),
    path("kiem-tra/them/", inspections.inspection_add, name="inspection_add"),
    path("kiem-tra/<int:pk>/", inspections.inspection_detail, name="inspection_detail"),
    path("kiem-tra/<int:pk>/sua/", inspections.inspection_edit, name="inspection_edit"),
    path("kiem-tra/<int:pk>/bo/", inspections.inspection_call_off, name="inspection_call_off"),
    path("kiem-tra/<int:pk>/ket-qua/", inspections.inspection_record, name="inspection_record"),
    path("kiem-tra/<int:pk>/sua-ket-qua/", inspections.inspection_mend, name="inspection_mend"),
    path("kiem-tra/<int:pk>/han-tra-loi/", inspections.answer_due_move, name="answer_due_move"),
    path("kiem-tra/<int:pk>/khong-cho-tra-loi/", inspections.answer_waive, name="answer_waive"),
    path("kiem-tra/<int:pk>/tra-loi/", inspections.inspection_answer, name="inspection_answer"),
    path("kiem-tra/<int:pk>/tra-loi-lai/", inspections.inspection_ask_again, name="inspection_ask_again"),
    path("kiem-tra/<int:pk>/ket-thuc/", inspections.inspection_close, name="inspection_close"),
]

# Next year's campaign from this one, step by step.
year_urls = [
    path("<int:pk>/nam-moi/", new_year.new_year_start, name="new_year_start"),
    path("<int:pk>/nam-moi/<int:year>/ngay/", new_year.new_year_dates, name="new_year_dates"),
    path("<int:pk>/nam-moi/<int:year>/cong-viec/", new_year.new_year_work, name="new_year_work"),
    path("<int:pk>/nam-moi/<int:year>/xem-lai/", new_year.new_year_review, name="new_year_review"),
    path("<int:pk>/nam-moi/<int:year>/bo/", new_year.new_year_drop, name="new_year_drop"),
]

urlpatterns = [
    *plan_urls,
    *task_urls,
    *submission_urls,
    *extension_urls,
    *official_urls,
    *inspection_urls,
    *year_urls,
    path("chon/", choice.campaign_choose, name="campaign_choose"),
]
