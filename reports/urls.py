"""Addresses of reports."""

from django.urls import path

from reports.views import board, bulk, consolidations, desk, homes, letters, search, trend, units, upward

app_name = "reports"
urlpatterns = [
    path("", homes.home, name="home"),
    path("bang-theo-doi/", board.board, name="board"),
    path("bang-theo-doi/bao-cao/<int:pk>/nhiem-vu/", board.board_tasks, name="board_tasks"),
    path("bang-theo-doi/xuat/", board.board_export, name="board_export"),
    path("bang-theo-doi/nhieu/<slug:verb>/", bulk.bulk, name="bulk"),
    path("bang-theo-doi/dot/<int:pk>/don-doc/", letters.urging_letter, name="urging_letter"),
    path("tong-hop/", consolidations.consolidation_list, name="consolidation_list"),
    path("tong-hop/<int:pk>/", consolidations.consolidation_detail, name="consolidation_detail"),
    path("tong-hop/<int:pk>/xem-ban-in/", consolidations.consolidation_preview, name="consolidation_preview"),
    path("tong-hop/<int:pk>/van-ban.docx", consolidations.consolidation_word, name="consolidation_word"),
    path("tong-hop/<int:pk>/hoan-tat/", consolidations.consolidation_finalise, name="consolidation_finalise"),
    path("tong-hop/<int:pk>/lap-moi/", consolidations.consolidation_renew, name="consolidation_renew"),
    path("tong-hop/<int:pk>/bo/", consolidations.consolidation_discard, name="consolidation_discard"),
    path("tong-hop/<int:pk>/kiem-tra/", desk.consolidation_checks, name="consolidation_checks"),
    path("tong-hop/<int:pk>/lich-su/", desk.consolidation_history, name="consolidation_history"),
    path("tong-hop/<int:pk>/muc/<slug:code>/", consolidations.section_save, name="section_save"),
    path("tong-hop/<int:pk>/muc/<slug:code>/dua-vao/", consolidations.source_take, name="source_take"),
    path("tong-hop/<int:pk>/muc/<slug:code>/giu-lai/", consolidations.source_keep, name="source_keep"),
    path("tong-hop/<int:pk>/so-lieu/<slug:code>/", desk.figure_list, name="figure_list"),
    path("tong-hop/<int:pk>/len-cap-tren/", upward.upward, name="upward"),
    path("tong-hop/dot/<int:pk>/giay-moi/", letters.invitation, name="invitation"),
    path("bao-cao/", consolidations.report_list, name="report_list"),
    path("so-sanh/<int:pk>/<slug:chosen>/", trend.trend_rows, name="trend_rows"),
    path("ket-qua/", units.unit_results_list, name="unit_results"),
    path("ket-qua/<int:pk>/", units.unit_results_detail, name="unit_results_detail"),
    path("ket-qua/<int:pk>/ket-qua.pdf", units.unit_results_print, name="unit_results_print"),
    path("tim/", search.search, name="search"),
]
