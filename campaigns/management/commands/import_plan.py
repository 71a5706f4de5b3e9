"""`import_plan FILE [--json] [--save [--unit CODE]]`: what a plan says, and with --save the campaign made of it."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from accounts.models import Unit
from campaigns import services
from campaigns.models import Campaign
from campaigns.plan_import import PlanDraft, PlanUnreadable, parse_plan, read_file
from campaigns.queries.plans import checked_for
from core import clock
from core.errors import RuleBroken
from core.wording import short_date

BOUNDS = {"before": "trước ngày", "by": "chậm nhất ngày"}


class Command(BaseCommand):
    help = "Đọc kế hoạch (.txt, .docx, .pdf) và cho biết hiểu được những gì; --save tạo phong trào thi đua."
    # Reading needs neither the database nor the checks of the whole project.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="tệp kế hoạch: .txt, .docx hoặc .pdf có chữ")
        parser.add_argument("--json", action="store_true", help="in đúng một đối tượng JSON")
        parser.add_argument("--save", action="store_true", help="tạo phong trào thi đua từ kế hoạch")
        parser.add_argument("--unit", metavar="CODE", help="mã đơn vị ban hành kế hoạch, dùng cùng --save")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["unit"] is not None and not options["save"]:
            self._refuse("--unit chỉ dùng cùng --save: không lưu thì kế hoạch chưa thuộc đơn vị nào.")
        try:
            text = read_file(options["file"])
            draft = parse_plan(text)
            campaign = None
            if options["save"]:
                owner = self._owner(options["unit"])
                draft = checked_for(owner, draft)
                campaign = self._save(text, draft, owner, Path(options["file"]).name)
        except (PlanUnreadable, RuleBroken) as refusal:
            self._refuse(str(refusal))
        except DatabaseError:
            self._refuse(
                "Không mở được cơ sở dữ liệu để lưu; hãy chạy manage.py migrate hoặc kiểm tra kết nối rồi thử lại."
            )
        if options["json"]:
            facts = draft.to_json()
            if campaign is not None:
                facts["campaign"] = {"id": campaign.pk, "url": campaign.get_absolute_url()}
            self.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2))
            return
        for line in described(draft):
            self.stdout.write(line)
        if campaign is not None:
            self.stdout.write(f"Đã tạo phong trào “{campaign.title}”: {campaign.get_absolute_url()}")

    def _save(self, text: str, draft: PlanDraft, owner: Unit, name: str) -> Campaign:
        return services.save_plan(actor=None, owner=owner, text=text, draft=draft, source_name=name)

    def _owner(self, code: str | None) -> Unit:
        """The unit named by its code, or the only one that other units report to and that is not above another such."""
        units = Unit.objects.existing_on(clock.today())
        if code is not None:
            unit = units.filter(code=code).first()
            if unit is None:
                self._refuse(f"Không có đơn vị nào mang mã “{code}”.")
            return unit
        bodies = units.filter(children__isnull=False)
        above = bodies.filter(parent__isnull=False).values("parent")
        owners = list(bodies.exclude(pk__in=above).distinct()[:2])
        if len(owners) == 1:
            return owners[0]
        if not owners:
            self._refuse("Chưa có đơn vị nào để giao kế hoạch; hãy nhập cơ cấu đơn vị trước.")
        return self._refuse("Có nhiều đơn vị có thể ban hành kế hoạch; hãy chọn một bằng --unit và mã đơn vị.")

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)


def described(draft: PlanDraft) -> list[str]:
    """What was understood, line by line, for a person at the console."""
    document = draft.document
    lines = [
        f"{_said(document.kind, 'Văn bản')} số {_said(document.number, '(chưa có số)')}: {_said(document.title, '(không có tên)')}",
        f"Ban hành tại {_said(document.place, '(chưa rõ nơi)')}, ngày {_day(document.issued_on)}.",
        f"Chủ đề: {_said(draft.theme, 'không nêu')}.",
    ]
    lines += [
        (
            f"Đợt {phase.ordinal} (dòng {phase.line}): từ {_day(phase.starts_on)} đến {_day(phase.ends_on)}; "
            f"báo cáo {_due(phase.report_due_on, phase.report_due_bound)}; "
            f"tổng kết {_due(phase.wrap_up_on, phase.wrap_up_bound)}; {len(phase.commemorations)} ngày kỷ niệm, sự kiện."
        )
        for phase in draft.phases
    ]
    lines += [f"Chỉ tiêu (dòng {', '.join(map(str, target.lines))}): {target.text.value}" for target in draft.targets]
    lines += [
        f"Phong trào chuyên đề (dòng {movement.name.line}): {movement.name.value}" for movement in draft.movements
    ]
    lines += [f"Nhóm nhiệm vụ ({len(group.tasks)} nhiệm vụ): {group.title.value}" for group in draft.task_groups]
    lines.append(f"Trách nhiệm: {len(draft.duties)} mục. Nơi nhận: {len(draft.recipients)} dòng.")
    lines += [f"Cảnh báo (dòng {warning.line}): {warning.message}" for warning in draft.warnings]
    if not draft.warnings:
        lines.append("Không có cảnh báo nào.")
    return lines


def _said(found: Any, otherwise: str) -> str:
    return found.value if found is not None else otherwise


def _day(found: Any) -> str:
    return short_date(found.value) if found is not None else "(chưa rõ)"


def _due(found: Any, bound: str | None) -> str:
    return f"{BOUNDS[bound]} {short_date(found.value)}" if found is not None and bound else "chưa nêu hạn"
