"""A warning at start when papers would be printed in another font than the decree asks for."""

import shutil
import subprocess
from collections.abc import Iterable
from typing import Any

from django.core import checks

from documents.layout import DECREE_30


def installed_families() -> frozenset[str]:
    """Families that fontconfig offers to the renderer; empty when fontconfig does not answer."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return frozenset()
    listed = subprocess.run([fc_list, ":lang=vi", "family"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    return frozenset(name.strip() for line in listed.stdout.splitlines() for name in line.split(","))


def warnings_for(families: Iterable[str]) -> list[checks.CheckMessage]:
    """The warning when none of the fonts of the papers is among the families."""
    if set(DECREE_30.font_families) & set(families):
        return []
    return [
        checks.Warning(
            "Máy chưa có phông chữ Tinos hoặc Times New Roman có tiếng Việt; văn bản sẽ in bằng phông chữ khác.",
            hint="Debian, Ubuntu: apt-get install fonts-croscore",
            id="documents.W001",
        )
    ]


@checks.register("papers")
def fonts_of_papers(**_: Any) -> list[checks.CheckMessage]:
    return warnings_for(installed_families())
