"""`verify_journal`: exit 0 when every seal holds, 1 with the first broken one otherwise."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.models import JournalSeal
from core.queries import broken_seals


class Command(BaseCommand):
    help = "Kiểm tra niêm phong của nhật ký."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = next(broken_seals(), None)
        if broken:
            raise CommandError(
                f"Nhật ký từ dòng {broken.seal.first_id} đến dòng {broken.seal.last_id} đã bị sửa sau khi niêm phong."
            )
        self.stdout.write(f"{JournalSeal.objects.count()} niêm phong đều nguyên vẹn.")
