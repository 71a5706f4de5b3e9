"""Addresses of verification: open to everyone, short enough to be typed from paper."""

from django.urls import path

from documents.views.verification import verify_code, verify_form

app_name = "verification"
urlpatterns = [
    path("", verify_form, name="form"),
    path("<str:code>/", verify_code, name="code"),
]
