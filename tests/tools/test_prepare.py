"""`tools/prepare.sh` on a machine that lacks everything: a folder of programs stands for a bare Debian."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = ["bash", "cat", "chmod", "cut", "dirname", "flock", "id", "mkdir", "sha256sum", "touch", "rm"]
PACKAGES = (
    "python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-croscore chromium "
    "libatomic1"
)


def prepare(folder: Path, purpose: str = "test") -> subprocess.CompletedProcess[str]:
    programs = folder / "programs"
    tools = folder / "một bản sao" / "tools"
    programs.mkdir()
    tools.mkdir(parents=True)
    for name in BARE:
        (programs / name).symlink_to(shutil.which(name) or name)
    shutil.copy(ROOT / "tools" / "prepare.sh", tools)
    return subprocess.run(
        ["bash", tools / "prepare.sh", purpose],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_missing_is_told_in_one_sentence_with_one_command(tmp_path: Path) -> None:
    finished = prepare(tmp_path)

    assert finished.stderr == (
        "Thiếu Python 3.11 trở lên kèm mô-đun venv, thư viện tạo PDF (Pango, HarfBuzz), phông chữ Tinos cho văn bản PDF, "
        "trình duyệt Chromium để thử các hành trình: chạy với quyền root "
        f"'apt-get update && apt-get install -y {PACKAGES}' rồi gọi lại lệnh này.\n"
    )
    assert (finished.returncode, finished.stdout) == (1, "")
    assert not (tmp_path / "một bản sao" / ".venv").exists()


def test_only_the_long_gate_asks_for_libreoffice(tmp_path: Path) -> None:
    told = prepare(tmp_path, "test-all").stderr

    assert (", LibreOffice để mở thử tệp Word: " in told, "libatomic1 libreoffice-writer-nogui'" in told) == (
        True,
        True,
    )
