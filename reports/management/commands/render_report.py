"""`manage.py render_report --phase N --out F.pdf`: the summary report of a phase as PDF, with pages and fingerprint."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from core.errors import RuleBroken
from documents.content import PaperRefused
from reports.printing import printed_report
from reports.queries.phases import find_phase


class Command(BaseCommand):
    help = "In báo cáo tổng hợp của một đợt thi đua ra tệp PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--phase", type=int, required=True, help="đợt số mấy")
        parser.add_argument("--year", type=int, default=2021, help="năm của phong trào (mặc định 2021)")
        parser.add_argument("--unit", default="", help="mã đơn vị phát động, khi có nhiều đơn vị")
        parser.add_argument("--out", required=True, help="tệp PDF sẽ ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 2 with one sentence when there is no such phase or its report cannot be laid out."""
        try:
            phase = find_phase(year=options["year"], ordinal=options["phase"], unit_code=options["unit"])
            printed = printed_report(phase, clock.today())
        except (RuleBroken, PaperRefused) as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        try:
            Path(options["out"]).write_bytes(printed.pdf)
        except OSError:
            self.stderr.write(f"Không ghi được tệp {options['out']}: thư mục không có hoặc không cho ghi.")
            sys.exit(2)
        self.stdout.write(f"Số trang: {printed.page_count}")
        self.stdout.write(f"SHA-256: {printed.sha256}")
