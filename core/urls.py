"""Addresses of the kernel's pages."""

from django.urls import path

from core import views

app_name = "core"
urlpatterns = [
    path("nhat-ky/", views.journal, name="journal"),
    path("phien/", views.session, name="session"),
    path("ngay-nghi/", views.holiday_list, name="holiday_list"),
    path("ngay-nghi/<int:pk>/bo/", views.holiday_remove, name="holiday_remove"),
]
