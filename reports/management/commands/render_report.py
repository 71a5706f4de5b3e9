"""`manage.py render_report --phase N --out F.pdf|.docx`: the summary report of a phase, with pages and fingerprint."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from core.errors import RuleBroken
from documents.content import PaperRefused
from documents.services import form_of
from reports.printing import printed_report
from reports.queries.phases import find_phase


class Command(BaseCommand):
    help = "In báo cáo tổng hợp của một đợt thi đua ra tệp PDF hoặc Word."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--phase", type=int, required=True, help="đợt số mấy")
        parser.add_argument("--year", type=int, default=2021, help="năm của phong trào (mặc định 2021)")
        parser.add_argument("--unit", default="", help="mã đơn vị phát động, khi có nhiều đơn vị")
        parser.add_argument("--out", required=True, help="tệp sẽ ghi: tên kết thúc bằng .pdf hoặc .docx")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 2 with one sentence when there is no such phase or its report cannot be laid out."""
        try:
            form = form_of(options["out"])
            phase = find_phase(year=options["year"], ordinal=options["phase"], unit_code=options["unit"])
            printed = printed_report(phase, clock.today(), form)
        except (RuleBroken, PaperRefused) as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        try:
            Path(options["out"]).write_bytes(printed.file)
        except OSError:
            self.stderr.write(f"Không ghi được tệp {options['out']}: thư mục không có hoặc không cho ghi.")
            sys.exit(2)
        if printed.page_count:
            self.stdout.write(f"Số trang: {printed.page_count}")
        self.stdout.write(f"SHA-256: {printed.sha256}")
