"""Addresses of campaigns."""

from django.urls import path

from campaigns.views import choice

app_name = "campaigns"
urlpatterns = [
    path("chon/", choice.campaign_choose, name="campaign_choose"),
]
