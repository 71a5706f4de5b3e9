"""Every address of the site. The URL × role test walks this list; an address it does not know fails it."""

from django.urls import include, path

urlpatterns = [
    path("", include("reports.urls")),
    path("tai-khoan/", include("allauth.account.urls")),
    path("phong-trao/", include("campaigns.urls")),
    path("khen-thuong/", include("awards.urls")),
    path("van-ban/", include("documents.urls")),
    path("chi-so/", include("indicators.urls")),
    path("thong-bao/", include("notifications.urls")),
    path("quan-tri/", include("accounts.urls")),
    path("he-thong/", include("core.urls")),
]
