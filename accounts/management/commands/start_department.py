"""`start_department --code SYT --name "Sở Y tế tỉnh …" --admin quantri --person "Nguyễn Văn …"`: the first start."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import services
from core.errors import RuleBroken


class Command(BaseCommand):
    help = "Lập cơ quan đầu tiên và tài khoản quản trị của nó trên một bản cài mới; in mật khẩu một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code", required=True, help="mã cơ quan, ví dụ SYT")
        parser.add_argument("--name", required=True, help="tên cơ quan, ví dụ Sở Y tế tỉnh Hà Tĩnh")
        parser.add_argument("--admin", required=True, help="tên đăng nhập của quản trị")
        parser.add_argument("--person", required=True, help="họ và tên quản trị")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user, password = services.start_department(
                code=options["code"], name=options["name"], username=options["admin"], full_name=options["person"]
            )
        except RuleBroken as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        self.stdout.write(f"Tên đăng nhập: {user.username}\nMật khẩu: {password}")
        self.stdout.write("Mật khẩu chỉ in một lần; phải đặt mật khẩu khác ở lần đăng nhập đầu.")
