"""Addresses of the inbox, the outbox and the reminder rules."""

from django.urls import path

from notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<int:pk>/", views.notification_open, name="notification_open"),
    path("da-doc/", views.inbox_read_all, name="inbox_read_all"),
    path("thu-gui/", views.outbox, name="outbox"),
    path("thu-gui/<int:pk>/gui-lai/", views.delivery_retry, name="delivery_retry"),
    path("lich-nhac/", views.rule_list, name="rule_list"),
]
