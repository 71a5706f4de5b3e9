"""`seed_demo`: the demo's department, accounts and campaigns; prints the accounts each time."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reports.demo.organisation import ACCOUNTS, PASSWORD
from reports.demo.seeding import archive_issued_papers, seed


class Command(BaseCommand):
    help = "Tạo dữ liệu minh họa (chỉ khi DEMO=1); chạy lại không thay đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Dữ liệu minh họa có mật khẩu công khai nên chỉ tạo được ở chế độ dùng thử. Đặt DEMO=1 rồi chạy lại.",
                returncode=2,
            )
        seed()
        archive_issued_papers()
        self.stdout.write(f"Tài khoản dùng thử, mật khẩu chung: {PASSWORD}")
        for username, words in ACCOUNTS:
            self.stdout.write(f"  {username:<12} {words}")
