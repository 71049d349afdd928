"""How the office signs in: accounts are made by an administrator, never by a visitor.

allauth brings no Vietnamese: what it says to a person is said here in the office's own words.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, SetPasswordForm
from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.validators import ProhibitNullCharactersValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhiemky.web.desk.guesses import name_as_kept


class OfficeAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth with sign-up closed, in the office's words."""

    error_messages = {  # noqa: RUF012 - allauth reads it as a class attribute
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("Tài khoản đang bị khóa. Xin liên hệ quản trị viên của cơ quan."),
        "enter_current_password": gettext_lazy("Mật khẩu hiện tại không đúng. Xin nhập lại."),
        "incorrect_password": gettext_lazy("Mật khẩu không đúng. Xin nhập lại."),
        "rate_limited": gettext_lazy("Đã gửi quá nhiều yêu cầu. Xin đợi ít phút rồi thử lại."),
        "too_many_login_attempts": gettext_lazy("Đã đăng nhập sai quá nhiều lần. Xin đợi ít phút rồi thử lại."),
        "username_password_mismatch": gettext_lazy(
            "Tên đăng nhập hoặc mật khẩu không đúng. Xin kiểm tra rồi nhập lại."
        ),
    }
    said = {  # noqa: RUF012
        "account/messages/password_changed.txt": gettext_lazy("Đã đổi mật khẩu."),
        "account/messages/password_set.txt": gettext_lazy("Đã đặt mật khẩu."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up alone."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return whose name and password these are; nobody for a locked account, which answers like a wrong password.

        Whoever guesses must not learn that the account is there, nor that the password is right.
        """
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try at the name over all addresses, but for one that its own address is locked out of already."""
        if AxesProxyHandler.is_allowed(request, credentials):
            super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002
        # allauth puts the server's name before it, as the visitor wrote it: with a port of one's own choice each time
        return name_as_kept(credentials.get("username"))

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:  # noqa: ARG002
        """Send whoever got here with a locked account back to the door."""
        return redirect("account_login")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *_rest: Any, **_named: Any
    ) -> None:
        """Say that a password changed. Signing in and out show by themselves and need no note."""
        if message_template in self.said:
            messages.add_message(request, level, str(self.said[message_template]))


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name and password, labelled in the reader's language."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Take what allauth gives its form."""
        super().__init__(*arguments, **named)
        _label(self, login=_("Tên đăng nhập"), password=_("Mật khẩu"))

    def clean_login(self) -> str:
        """Return the name as accounts keep theirs, so that every count knows it by one spelling."""
        return name_as_kept(super().clean_login())


class _TypedTwice:
    """A form in which the new password is typed twice."""

    def clean(self) -> Any:
        """Say in the office's words that the two differ; an empty field has its own sentence."""
        form: Any = self
        cleaned = super().clean()  # type: ignore[misc]
        if form.has_error("password2") and not form.has_error("password2", "required"):
            del form.errors["password2"]
            form.add_error("password2", _("Hai lần nhập mật khẩu mới không giống nhau. Xin nhập lại."))
        return cleaned


class PasswordChangeForm(_TypedTwice, ChangePasswordForm):  # type: ignore[misc]
    """The present password and the new one twice, labelled in the reader's language."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Take what allauth gives its form."""
        super().__init__(*arguments, **named)
        new, again = _("Mật khẩu mới"), _("Nhập lại mật khẩu mới")
        _label(self, oldpassword=_("Mật khẩu hiện tại"), password1=new, password2=again)


class FirstPasswordForm(_TypedTwice, SetPasswordForm):  # type: ignore[misc]
    """The first password of an account twice, labelled in the reader's language."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Take what allauth gives its form."""
        super().__init__(*arguments, **named)
        _label(self, password1=_("Mật khẩu mới"), password2=_("Nhập lại mật khẩu mới"))


class LongEnough(MinimumLengthValidator):
    """The shortest password that is taken; Django's own sentence has no Vietnamese."""

    def get_error_message(self) -> str:
        """Say how long a password has to be."""
        return _("Mật khẩu quá ngắn: cần ít nhất {count} ký tự. Xin chọn mật khẩu dài hơn.").format(
            count=self.min_length
        )


# Django's own sentence has no Vietnamese.
_TYPEABLE = ProhibitNullCharactersValidator(
    message=gettext_lazy("Có ký tự không nhập được. Xin xóa rồi gõ lại, đừng dán.")
)


def _label(form: Any, **labels: str) -> None:
    for name, label in labels.items():
        form.fields[name].label = label
        kept = [each for each in form.fields[name].validators if not isinstance(each, ProhibitNullCharactersValidator)]
        form.fields[name].validators = [*kept, _TYPEABLE]
        form.fields[name].widget.attrs["placeholder"] = label
