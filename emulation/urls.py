"""Every address of the site. The URL × role test walks this list; an address it does not know fails it."""

from allauth.account import views as entrance
from django.urls import include, path, re_path

from core.views import favicon

# Of allauth only what is used here: accounts are made by the administrator, addresses kept by him.
entrance_patterns = [
    path("dang-nhap/", entrance.login, name="account_login"),
    path("dang-xuat/", entrance.logout, name="account_logout"),
    path("dang-ky/", entrance.signup, name="account_signup"),
    path("da-khoa/", entrance.account_inactive, name="account_inactive"),
    path("mat-khau/doi/", entrance.password_change, name="account_change_password"),
    path("mat-khau/quen/", entrance.password_reset, name="account_reset_password"),
    path("mat-khau/quen/da-gui/", entrance.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mat-khau/dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        entrance.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mat-khau/dat-lai/xong/",
        entrance.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("", include("reports.urls")),
    path("tai-khoan/", include(entrance_patterns)),
    path("phong-trao/", include("campaigns.urls")),
    path("khen-thuong/", include("awards.urls")),
    path("van-ban/", include("documents.urls")),
    path("xac-minh/", include("documents.public_urls")),
    path("chi-so/", include("indicators.urls")),
    path("thong-bao/", include("notifications.urls")),
    path("quan-tri/", include("accounts.urls")),
    path("he-thong/", include("core.urls")),
    path("favicon.ico", favicon, name="favicon"),
]
