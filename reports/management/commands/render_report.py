"""`manage.py render_report [--kind K] --phase N --out F.pdf|.docx|.xlsx`: a paper of the campaign, with pages and
fingerprint."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from core.errors import RuleBroken
from core.fields import DayField
from documents.content import PaperRefused
from reports.printing import KINDS, Asked, file_form, print_kind


class Command(BaseCommand):
    help = "In một văn bản của phong trào thi đua ra tệp PDF, Word hoặc bảng tính (các bảng của văn bản)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = "; ".join(f"{kind.code}: {kind.label}" for kind in KINDS.values())
        parser.add_argument("--kind", default="bao-cao", help=f"loại văn bản (mặc định bao-cao). {kinds}")
        parser.add_argument("--phase", type=int, help="đợt số mấy")
        parser.add_argument("--year", type=int, default=2021, help="năm của phong trào (mặc định 2021)")
        parser.add_argument(
            "--unit",
            default="",
            help="mã đơn vị phát động, khi có nhiều đơn vị; với bao-cao-don-vi, bien-nhan: mã đơn vị báo cáo",
        )
        parser.add_argument("--until", default="", help="ngày chốt số liệu, hoặc ngày đề nghị nộp: 25/6/2021")
        parser.add_argument(
            "--to", default="giam-doc", help="với to-trinh: giam-doc (mặc định), cap-tren hoặc bo (bộ quản lý ngành)"
        )
        parser.add_argument(
            "--nominee", default="", help="với bao-cao-thanh-tich: tên cá nhân, tên hoặc mã tập thể được đề nghị"
        )
        parser.add_argument("--out", required=True, help="tệp sẽ ghi: tên kết thúc bằng .pdf, .docx hoặc .xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 2 with one sentence when what is asked is not there or cannot be laid out."""
        try:
            asked = Asked(
                form=file_form(options["out"]),
                year=options["year"],
                ordinal=options["phase"],
                unit_code=options["unit"],
                until=DayField(required=False).clean(options["until"]),
                to=options["to"],
                nominee=options["nominee"],
            )
            printed = print_kind(options["kind"], asked)
        except (RuleBroken, PaperRefused) as refusal:
            self._refuse(str(refusal))
        except ValidationError as wrong_day:
            self._refuse(wrong_day.messages[0])
        try:
            Path(options["out"]).write_bytes(printed.file)
        except OSError:
            self._refuse(f"Không ghi được tệp {options['out']}: thư mục không có hoặc không cho ghi.")
        if printed.page_count:
            self.stdout.write(f"Số trang: {printed.page_count}")
        self.stdout.write(f"SHA-256: {printed.sha256}")

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)
