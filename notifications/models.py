"""Inbox, outbox and the reminder rules. This app knows no word of campaigns: things are named by text keys."""

from typing import Any

from django.conf import settings
from django.db import models

from notifications.obligations import kinds


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: Any) -> "NotificationQuerySet":
        return self.filter(recipient=user)

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at=None)


class Notification(models.Model):
    """One message to one person, shown in his inbox; told at most once per `dedupe_key`."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notifications", verbose_name="người nhận"
    )
    kind = models.CharField("loại", max_length=60)
    subject = models.CharField("tiêu đề", max_length=300)
    body = models.TextField("nội dung", blank=True)
    url = models.CharField("đường dẫn", max_length=300, blank=True)
    scope = models.CharField("thuộc", max_length=60, blank=True)
    dedupe_key = models.CharField("khóa chống trùng", max_length=200)
    created_at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đọc lúc", null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["recipient", "dedupe_key"], name="notification_told_once")]
        indexes = [models.Index(fields=["recipient", "read_at"], name="notification_unread")]

    def __str__(self) -> str:
        return self.subject


class DeliveryState(models.TextChoices):
    QUEUED = "queued", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    GIVEN_UP = "given_up", "Không gửi được"
    NO_ADDRESS = "no_address", "Chưa có địa chỉ thư"


class Delivery(models.Model):
    """One message on one channel outside the site, with its outcome and bounded retries."""

    notification = models.ForeignKey(Notification, models.CASCADE, related_name="deliveries")
    channel = models.CharField("kênh", max_length=20, default="email")
    state = models.CharField("tình trạng", max_length=20, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    next_attempt_at = models.DateTimeField("lần thử tiếp", null=True)
    sent_at = models.DateTimeField("gửi lúc", null=True)
    error = models.TextField("lỗi", blank=True)

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "lần gửi"
        constraints = [
            models.UniqueConstraint(fields=["notification", "channel"], name="delivery_once_per_channel"),
            models.CheckConstraint(condition=models.Q(state__in=DeliveryState.values), name="delivery_state_known"),
        ]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="delivery_due")]

    journal_related = ("notification",)

    def __str__(self) -> str:
        return self.notification.subject


def usual_days_before() -> list[int]:
    return [7, 3, 1]


class ReminderRule(models.Model):
    """When to remind about a kind of obligation. `scope` is a text key ("campaign:12"); empty is the default rule."""

    kind = models.CharField("loại việc", max_length=60)
    scope = models.CharField("áp dụng cho", max_length=60, blank=True)
    days_before: Any = models.JSONField("nhắc trước (ngày làm việc)", default=usual_days_before)
    on_the_day = models.BooleanField("nhắc trong ngày cuối đúng hạn", default=True)
    overdue_every = models.PositiveSmallIntegerField("quá hạn: cứ bao nhiêu ngày làm việc nhắc một lần", default=2)
    overdue_limit = models.PositiveSmallIntegerField("quá hạn: nhiều nhất (lần)", default=10)
    copy_office = models.BooleanField("quá hạn: báo cả Văn phòng", default=True)

    class Meta:
        verbose_name = "lịch nhắc"
        verbose_name_plural = "lịch nhắc"
        constraints = [models.UniqueConstraint(fields=["kind", "scope"], name="reminder_rule_once")]

    def __str__(self) -> str:
        return kinds().get(self.kind, "Việc chưa rõ")
