"""`send_reminders [--at 2021-06-17T08:00] [--dry-run] [--json]`: what Celery beat calls every working hour."""

import json
from argparse import ArgumentParser
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import is_naive, localtime, make_aware

from core import clock
from core.wording import short_date
from notifications import reminders


class Command(BaseCommand):
    help = "Nhắc những việc đến hạn mà chưa được nhắc; chạy lại bao nhiêu lần cũng chỉ nhắc một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at", help="coi như đang là thời điểm này, ví dụ 2021-06-17T08:00")
        parser.add_argument("--dry-run", action="store_true", help="chỉ liệt kê, không gửi")
        parser.add_argument("--json", action="store_true", help="in danh sách dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        with self._moment(options["at"]):
            told = reminders.pending_reminders() if options["dry_run"] else reminders.send_reminders()
        rows = [row for reminder in told for row in reminder.rows()]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            due_on = short_date(datetime.fromisoformat(row["due_on"]))
            self.stdout.write(f"{row['recipient']} ({row['channel']}): {row['why']} [hạn {due_on}]")
        verb = "Sẽ gửi" if options["dry_run"] else "Đã gửi"
        self.stdout.write(f"{verb} {len(rows)} lời nhắc tới {len({row['recipient'] for row in rows})} người.")

    def _moment(self, text: str | None) -> Any:
        if text is None:
            return nullcontext()
        try:
            moment = datetime.fromisoformat(text)
            # A moment at the edge of the calendar may lie in no local year.
            return clock.at(localtime(make_aware(moment) if is_naive(moment) else moment))
        except (ValueError, OverflowError) as error:
            raise CommandError(f"Không hiểu thời điểm “{text}”. Viết như 2021-06-17T08:00.", returncode=2) from error
