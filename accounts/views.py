"""The registers as pages: units, people, accounts with their roles, delegations."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.forms import Form, ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts import queries, services
from accounts.forms import DelegationForm, EndRoleForm, GrantForm, PersonForm, UnitForm, UserCreateForm, UserForm
from accounts.http import SignedInRequest
from accounts.models import Delegation, Membership, Role, Scope, Unit, User
from core import clock
from core.errors import RuleBroken
from core.models import JournalEntry
from core.wording import short_date

PAGE_SIZE = 50

registers = permission_required("accounts.manage_register", raise_exception=True)
people = permission_required("accounts.manage_people", raise_exception=True)


def _form_page(request: SignedInRequest, form: Form | ModelForm, **words: Any) -> HttpResponse:
    """One form on a page of its own: heading, save word, way back."""
    return render(request, "accounts/form.html", {"form": form, **words})


@require_GET
@registers
def unit_list(request: SignedInRequest) -> HttpResponse:
    """All units in their order, with how many people and roles they hold. One statement beside the shell's."""
    return render(request, "accounts/unit_list.html", {"units": queries.unit_register()})


@registers
def unit_edit(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    unit = get_object_or_404(Unit, pk=pk) if pk else None
    form = UnitForm(request.POST or None, instance=unit)
    if form.is_valid():
        try:
            saved = services.save_unit(actor=request.user, unit=unit, values=form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error("parent", str(refusal))
        else:
            messages.success(request, f"Đã lưu {saved}.")
            return redirect("accounts:unit_list")
    heading = f"Sửa {unit}" if unit else "Thêm đơn vị"
    return _form_page(request, form, heading=heading, list_label="Đơn vị", list_url=reverse("accounts:unit_list"))


@require_GET
@people
def person_list(request: SignedInRequest) -> HttpResponse:
    """People the user may keep: all for administrator and office, those of his unit for a head."""
    rows = queries.people_kept_by(request.user)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/person_list.html", {"page": page})


@people
def person_edit(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    person = get_object_or_404(queries.people_kept_by(request.user), pk=pk) if pk else None
    form = PersonForm(request.POST or None, instance=person, units=queries.units_kept_by(request.user))
    if form.is_valid():
        try:
            saved = services.save_person(actor=request.user, person=person, values=form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã lưu {saved}.")
            return redirect("accounts:person_list")
    heading = f"Sửa {person}" if person else "Thêm cá nhân"
    return _form_page(request, form, heading=heading, list_label="Cá nhân", list_url=reverse("accounts:person_list"))


@require_GET
@registers
def user_list(request: SignedInRequest) -> HttpResponse:
    """All accounts with person, unit, roles held and delegated today. Three statements beside the shell's."""
    return render(request, "accounts/user_list.html", {"users": queries.user_register(clock.today())})


@registers
def user_create(request: SignedInRequest) -> HttpResponse:
    form = UserCreateForm(request.POST or None)
    if form.is_valid():
        try:
            user, password = services.create_user(actor=request.user, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            return _password_page(request, user, password, is_new=True)
    return _form_page(
        request, form, heading="Tạo tài khoản", list_label="Người dùng", list_url=reverse("accounts:user_list")
    )


def _password_page(request: SignedInRequest, user: User, password: str, *, is_new: bool = False) -> HttpResponse:
    """The password is on this page once; it is stored nowhere in plain."""
    context = {"account": user, "password": password, "is_new": is_new}
    response = render(request, "accounts/user_password.html", context)
    response["Cache-Control"] = "no-store"
    return response


@registers
def user_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One account: address, whether it may sign in, its roles with dates, its history."""
    account = get_object_or_404(User.objects.select_related("person__unit"), pk=pk)
    form = UserForm(request.POST if "email" in request.POST else None, instance=account)
    grant_form = GrantForm(request.POST if "role" in request.POST else None, prefix=None)
    try:
        if form.is_bound and form.is_valid():
            services.save_user(actor=request.user, user=account, **form.cleaned_data)
            messages.success(request, f"Đã lưu tài khoản {account.username}.")
            return redirect("accounts:user_detail", pk=pk)
        if grant_form.is_bound and grant_form.is_valid():
            services.grant_role(actor=request.user, user=account, **grant_form.cleaned_data)
            messages.success(request, f"Đã giao vai trò cho {account}.")
            return redirect("accounts:user_detail", pk=pk)
    except RuleBroken as refusal:
        (form if form.is_bound else grant_form).add_error(None, str(refusal))
    context = {
        "account": account,
        "form": form,
        "grant_form": grant_form,
        "memberships": Membership.objects.filter(user=account).select_related("unit"),
        "received": Delegation.objects.in_force_on(clock.today())
        .filter(receiver=account)
        .select_related("unit", "giver__person"),
        "today": clock.today(),
        "entries": JournalEntry.objects.about(account).for_timeline()[:20],
    }
    return render(request, "accounts/user_detail.html", context)


@require_POST
@registers
def user_reset_password(request: SignedInRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    return _password_page(request, account, services.reset_password(actor=request.user, user=account))


@registers
def membership_end(request: SignedInRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership.objects.select_related("user__person", "unit"), pk=pk)
    form = EndRoleForm(request.POST or None, initial={"ends_on": clock.today()})
    if form.is_valid():
        try:
            services.end_role(actor=request.user, membership=membership, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error("ends_on", str(refusal))
        else:
            messages.success(request, f"Vai trò kết thúc sau ngày {short_date(form.cleaned_data['ends_on'])}.")
            return redirect("accounts:user_detail", pk=membership.user_id)
    return _form_page(
        request,
        form,
        heading=f"Kết thúc vai trò {Role(membership.role).label.lower()} của {membership.user}",
        list_label=str(membership.user),
        list_url=reverse("accounts:user_detail", args=[membership.user_id]),
        save_label="Kết thúc vai trò",
    )


@permission_required("accounts.delegate", raise_exception=True)
def delegation_list(request: SignedInRequest) -> HttpResponse:
    """What the person has delegated, and a form to delegate."""
    form = DelegationForm(request.POST or None, giver=request.user)
    if form.is_valid():
        right = form.right_given()
        values = {name: form.cleaned_data[name] for name in ("receiver", "scope", "starts_on", "ends_on", "document")}
        try:
            services.delegate(actor=request.user, unit=right.unit, role=right.role, **values)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ủy quyền cho {values['receiver']}: {Scope(values['scope']).label}.")
            if doubt := queries.stand_in_doubt(right.unit, values["receiver"]):
                messages.warning(request, doubt)
            return redirect("accounts:delegation_list")
    rows = Delegation.objects.filter(giver=request.user).select_related("receiver__person__unit", "unit__parent")
    given = [(row, bool(queries.stand_in_doubt(row.unit, row.receiver))) for row in rows]
    return render(request, "accounts/delegation_list.html", {"form": form, "given": given, "today": clock.today()})


@require_POST
@permission_required("accounts.delegate", raise_exception=True)
def delegation_revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    delegation = get_object_or_404(Delegation.objects.filter(giver=request.user), pk=pk)
    services.revoke_delegation(actor=request.user, delegation=delegation)
    messages.success(request, "Đã thu hồi ủy quyền.")
    return redirect("accounts:delegation_list")
