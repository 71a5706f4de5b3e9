"""Sentences of the libraries that a person meets are Vietnamese: our catalogue is compiled and in use."""

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.core.validators import StepValueValidator
from django.utils.translation import gettext, ngettext


def test_signing_in_speaks_vietnamese() -> None:
    messages = DefaultAccountAdapter.error_messages

    assert str(messages["username_password_mismatch"]) == "Tên đăng nhập hoặc mật khẩu chưa đúng."
    assert str(messages["too_many_login_attempts"]) == "Đã nhập sai nhiều lần. Hãy đợi 5 phút rồi thử lại."


def test_a_short_password_is_refused_in_vietnamese() -> None:
    with pytest.raises(ValidationError, match="Mật khẩu ngắn quá: cần ít nhất 14 ký tự"):
        MinimumLengthValidator(14).validate("ngắn")


def test_validators_speak_vietnamese() -> None:
    with pytest.raises(ValidationError, match="Giá trị phải là bội số của 5"):
        StepValueValidator(5)(7)


def test_words_of_lists_are_vietnamese() -> None:
    assert [gettext(word) for word in ("All", "previous", "next")] == ["Tất cả", "trang trước", "trang sau"]
    assert ngettext("%(num)d day", "%(num)d days", 3) % {"num": 3} == "3 ngày"
