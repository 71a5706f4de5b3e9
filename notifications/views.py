"""The inbox of each person; the outbox and the reminder rules for those who look after them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import SignedInRequest
from notifications import queries, services
from notifications.forms import ReminderRuleForm
from notifications.models import Delivery, DeliveryState, Notification, ReminderRule
from notifications.obligations import kinds

PAGE_SIZE = 25


@require_GET
def inbox(request: SignedInRequest) -> HttpResponse:
    """The person's notices, newest first; `?loc=chua-doc` shows the unread ones. Two statements beside the shell's."""
    notices = Notification.objects.visible_to(request.user)
    only_unread = request.GET.get("loc") == "chua-doc"
    page = Paginator(notices.unread() if only_unread else notices, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "notifications/inbox.html", {"page": page, "only_unread": only_unread})


@require_GET
def notification_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open what the notice is about; the notice then counts as read (the one mark a GET may make)."""
    notification = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    services.read_notification(actor=request.user, notification=notification)
    return redirect(notification.url or "notifications:inbox")


@require_POST
def inbox_read_all(request: SignedInRequest) -> HttpResponse:
    count = services.read_all(actor=request.user)
    messages.success(request, f"Đã đánh dấu {count} thông báo là đã đọc." if count else "Không có thông báo chưa đọc.")
    return redirect("notifications:inbox")


@require_GET
@permission_required("notifications.manage_outbox", raise_exception=True)
def outbox(request: SignedInRequest) -> HttpResponse:
    """What was sent by e-mail, to whom, with which outcome; `?tinh-trang=` filters."""
    state = request.GET.get("tinh-trang", "")
    rows = queries.outbox()
    if state in DeliveryState.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "notifications/outbox.html", {"page": page, "state": state, "states": DeliveryState.choices})


@require_POST
@permission_required("notifications.manage_outbox", raise_exception=True)
def delivery_retry(request: SignedInRequest, pk: int) -> HttpResponse:
    services.retry_delivery(actor=request.user, delivery=get_object_or_404(Delivery, pk=pk))
    messages.success(request, "Thư sẽ được gửi lại trong ít phút.")
    return redirect("notifications:outbox")


@permission_required("notifications.manage_rules", raise_exception=True)
def rule_list(request: SignedInRequest) -> HttpResponse:
    """The reminder rule of each kind of obligation, one form each."""
    rules = queries.reminder_rules()
    labels = kinds()
    sent = request.POST.get("kind", "")
    forms: list[dict[str, Any]] = []
    for kind, label in labels.items():
        rule = rules.get((kind, "")) or ReminderRule(kind=kind)
        form = ReminderRuleForm(request.POST if kind == sent else None, instance=rule, prefix=kind.replace(".", "-"))
        if kind == sent and form.is_valid():
            services.save_reminder_rule(actor=request.user, kind=kind, values=form.cleaned_data)
            messages.success(request, f"Đã lưu lịch nhắc: {label}.")
            return redirect("notifications:rule_list")
        forms.append({"kind": kind, "label": label, "form": form})
    return render(request, "notifications/rule_list.html", {"rules": forms})
