"""Addresses of indicators."""

from django.urls import path

from indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.indicator_list, name="indicator_list"),
    path("<int:pk>/", views.indicator_detail, name="indicator_detail"),
    path("<int:pk>/nhap/", views.result_enter, name="result_create"),
    path("<int:pk>/nam/<int:year>/", views.result_enter, name="result_correct"),
]
