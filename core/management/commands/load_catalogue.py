"""Load the shipped editions of law and policy as rows; runs after migrate, as often as one likes."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from core import catalogue


class Command(BaseCommand):
    help = "Nạp danh mục (luật, mức lương cơ sở, chỉ số) kèm theo phần mềm; không ghi đè dòng do người dùng nhập."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            results = catalogue.load_all()
        for result in results:
            self.stdout.write(
                f"{result.label}: thêm {result.added}, cập nhật {result.changed}, giữ nguyên {result.kept}."
            )
            for difference in result.differences:
                self.stdout.write(f"  Khác bản kèm theo: {difference}")
