"""The archive of official papers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from accounts.models import Role, Unit
from core.wording import short_date
from core.workflow import State
from documents.content import Paper, from_dict
from documents.content.people import printed_name
from documents.decree import written_date
from documents.models.files import StoredFile
from documents.rules import HEAD, keys_by_delegation, keys_by_post
from documents.verification import new_code
from documents.workflow import PAPER, PUBLISHED


class PaperKind(models.TextChoices):
    """Kinds of papers with the decree's abbreviations (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

    REPORT = "BC", "Báo cáo"
    DECISION = "QĐ", "Quyết định"
    SUBMISSION_LETTER = "TTr", "Tờ trình"
    PLAN = "KH", "Kế hoạch"
    LETTER = "congvan", "Công văn"
    NOTICE = "TB", "Thông báo"
    INVITATION = "GM", "Giấy mời"
    MINUTES = "BB", "Biên bản"
    GUIDANCE = "HD", "Hướng dẫn"
    PROGRAMME = "CTr", "Chương trình"


def _chose(user: Any) -> Q:
    """Papers that the office gave to this user to sign."""
    return Q(signatory_key__in=keys_by_post(user)) | Q(signatory_key__in=keys_by_delegation(user))


class IssuedPaperQuerySet(models.QuerySet["IssuedPaper"]):
    def visible_to(self, user: Any) -> "IssuedPaperQuerySet":
        """All papers for the office and the director of the body; published ones also for the body's units; for whom
        the office chose to sign one, that paper from when it lies with him."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        members = user.unit_ids(Role.HEAD, Role.STAFF)
        of_the_body = Unit.objects.filter(pk__in=members, parent_id=OuterRef("body_id"))
        chosen = _chose(user) & ~Q(state="drafted")
        return self.filter(Q(body_id__in=close) | Q(Exists(of_the_body), state__in=PUBLISHED) | chosen)

    def to_be_signed_by(self, user: Any) -> "IssuedPaperQuerySet":
        """Papers that lie with this user because they name him: the office chose him, or he signs such a paper as a
        rule. What another signs does not wait for him, whatever his role."""
        close = user.unit_ids(Role.OFFICE, Role.DIRECTOR)
        name = printed_name(user.get_full_name())
        as_a_rule = Q(body_id__in=close, signatory_key__in=("", HEAD), content__signature__name=name)
        return self.filter(as_a_rule | _chose(user), state="sent_for_signing")

    def waiting_for_print(self) -> "IssuedPaperQuerySet":
        """Papers whose present content has not been laid out yet."""
        return self.exclude(printed_sha256=F("content_sha256"))

    def same_series(self, paper: "IssuedPaper", year: int) -> "IssuedPaperQuerySet":
        """Other numbered papers of the paper's issuer and kind in a year: one series of numbers."""
        same = self.filter(body=paper.body_id, issuer_symbol=paper.issuer_symbol, kind=paper.kind)
        return same.filter(year=year, number__isnull=False).exclude(pk=paper.pk)


class IssuedPaper(models.Model):
    """An official paper from draft to archive. Content is frozen JSON of `documents.content`.

    `content_sha256` is the fingerprint of that content, `printed_sha256` the one that `pdf` was laid out from: nothing
    is rendered twice for the same content, and an issued paper keeps its bytes.
    """

    kind = models.CharField("loại văn bản", max_length=10, choices=PaperKind.choices)
    title = models.CharField("trích yếu", max_length=500)
    folded_title = models.CharField("trích yếu không dấu", max_length=500, editable=False)
    body = models.ForeignKey(Unit, models.PROTECT, related_name="papers", verbose_name="cơ quan ban hành")
    # Part of the ký hiệu of a công văn; lists show it without reading the content.
    drafting_unit = models.CharField("đơn vị soạn thảo", max_length=40, blank=True)
    # A part of the body that issues under its own letters has numbers of its own (05/TTr-VP); empty for the body itself.
    issuer_symbol = models.CharField("ký hiệu đơn vị ban hành", max_length=40, blank=True)
    content: Any = models.JSONField("nội dung")
    content_sha256 = models.CharField("dấu vân tay nội dung", max_length=64)
    printed_sha256 = models.CharField("dấu vân tay nội dung đã in", max_length=64, blank=True)
    page_count = models.PositiveSmallIntegerField("số trang", null=True)
    # Key of documents.queries.signatories; empty for who signs such a paper as a rule. What is printed stands in `content`.
    signatory_key = models.CharField("người ký đã chọn", max_length=40, blank=True, default="")
    scope = models.CharField("thuộc", max_length=60, blank=True)
    state = models.CharField("tình trạng", max_length=20, choices=PAPER.choices, default="drafted")
    year = models.PositiveSmallIntegerField("năm", null=True)
    number = models.PositiveIntegerField("số", null=True)
    issued_on = models.DateField("ngày ban hành", null=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="bản in")
    # The Word file is archived with the print when the paper is published: its fingerprint is public.
    word = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="bản Word")
    signed_copy = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="bản đã ký")
    verification_code = models.CharField("mã tra cứu", max_length=14, unique=True, default=new_code, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replacement", verbose_name="thay thế văn bản"
    )
    withdrawn_on = models.DateField("ngày thu hồi", null=True)
    withdrawn_by_document = models.CharField("văn bản thu hồi", max_length=200, blank=True)
    withdrawal_reason = models.CharField("lý do thu hồi", max_length=500, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("tạo lúc")

    objects = IssuedPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["body", "-created_at", "-id"], name="paper_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "issuer_symbol", "kind", "year", "number"],
                condition=Q(number__isnull=False),
                name="paper_number_once_a_series",
            ),
            models.CheckConstraint(condition=Q(state__in=PAPER.values), name="paper_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLISHED)
                | Q(number__isnull=False, year__isnull=False, issued_on__isnull=False),
                name="paper_issued_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_on__isnull=False) & ~Q(withdrawal_reason=""),
                name="paper_withdrawn_says_why",
            ),
            models.CheckConstraint(condition=~Q(replaces=F("pk")), name="paper_replaces_another"),
        ]

    journal_related = ("body",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.symbol}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("documents:paper_detail", args=[self.pk])

    @property
    def symbol(self) -> str:
        """Số và ký hiệu, for example "05/BC-SCT", "05/SCT-VP" of a công văn; a draft has dots for the number."""
        number = f"{self.number:02d}" if self.number else "…"
        if self.kind == PaperKind.LETTER:
            return f"{number}/{self.body.symbol}-{self.drafting_unit}"
        return f"{number}/{self.kind}-{self.issuer_symbol or self.body.symbol}"

    @property
    def cited(self) -> str:
        """`Báo cáo số 182/BC-SCT ngày 29 tháng 6 năm 2021`: a published paper as another paper names it."""
        words = f"{self.get_kind_display()} số {self.symbol}"
        return f"{words} {written_date(self.issued_on, self.issued_on.year)}" if self.issued_on else words

    @property
    def spoken(self) -> str:
        """`báo cáo số 182/BC-SCT ngày 29/6/2021`: the paper inside a sentence of the site."""
        words = f"{self.get_kind_display().lower()} số {self.symbol}"
        return f"{words} ngày {short_date(self.issued_on)}" if self.issued_on else words

    @property
    def is_published(self) -> bool:
        return self.state in PUBLISHED

    @property
    def paper(self) -> Paper:
        """The content as the renderers and other apps read it."""
        return from_dict(self.content)

    @property
    def file_name(self) -> str:
        """The name, without its end, that a file of this paper is downloaded under."""
        return f"{self.get_kind_display()} {self.symbol.replace('…/', 'dự thảo ').replace('/', '-')}"

    @property
    def is_printed(self) -> bool:
        return bool(self.printed_sha256) and self.printed_sha256 == self.content_sha256

    @property
    def state_row(self) -> State:
        return PAPER.state(self.state)

    @property
    def journal_scope(self) -> str:
        return self.scope
