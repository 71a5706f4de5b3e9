"""Addresses of the registers."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("don-vi/", views.unit_list, name="unit_list"),
    path("don-vi/them/", views.unit_edit, name="unit_create"),
    path("don-vi/<int:pk>/", views.unit_edit, name="unit_edit"),
    path("ca-nhan/", views.person_list, name="person_list"),
    path("ca-nhan/them/", views.person_edit, name="person_create"),
    path("ca-nhan/<int:pk>/", views.person_edit, name="person_edit"),
    path("nguoi-dung/", views.user_list, name="user_list"),
    path("nguoi-dung/them/", views.user_create, name="user_create"),
    path("nguoi-dung/<int:pk>/", views.user_detail, name="user_detail"),
    path("nguoi-dung/<int:pk>/mat-khau/", views.user_reset_password, name="user_reset_password"),
    path("vai-tro/<int:pk>/ket-thuc/", views.membership_end, name="membership_end"),
    path("uy-quyen/", views.delegation_list, name="delegation_list"),
    path("uy-quyen/<int:pk>/thu-hoi/", views.delegation_revoke, name="delegation_revoke"),
]
