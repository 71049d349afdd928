"""Addresses of the desk. Vietnamese words, since people read and tell them to each other."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from nhiemky.web.desk import evidence, health, home, reviews, targets

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("chi-tieu/<int:target_id>/", targets.target, name="target"),
    path("chi-tieu/<int:target_id>/bieu-do.svg", targets.plot, name="target_plot"),
    path("so-ket/", reviews.reviews, name="reviews"),
    path("so-ket/<int:review_id>/", reviews.review, name="review"),
    path("so-ket/<int:review_id>/so-lieu/<path:key>/", reviews.figure, name="review_figure"),
    path("so-ket/<int:review_id>/hinh/<int:number>.svg", reviews.plot, name="review_plot"),
    path("so-ket/<int:review_id>/tai/<str:form>/", reviews.download, name="review_download"),
    path("minh-chung/<int:upload_id>/", evidence.evidence, name="evidence"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("mat-khau/dat/", account.password_set, name="account_set_password"),
    path("ngon-ngu/", set_language, name="language"),
    path("suc-khoe/", health.health, name="health"),
]
