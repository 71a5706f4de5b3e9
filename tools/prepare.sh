#!/usr/bin/env bash
# Makes the system's libraries and the virtual environment ready: `prepare.sh run` to serve, `prepare.sh test` for the
# gates too, `prepare.sh test-all` for the long gate, `prepare.sh bench` for the measurements. Seconds the first time, a glance and no network afterwards. The
# only part that runs before .venv exists.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=$1
python=.venv/bin/python
unfinished=.venv/.unfinished

say() { printf '%s\n' "$*" >&2; }

# --- What Debian brings ------------------------------------------------------------------------------------------------
find_python() {
  local candidate
  for candidate in python3.11 python3 python3.12 python3.13; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

can_make_environment() {
  local base
  has_environment || { base=$(find_python) && "$base" -c 'import ensurepip, venv' 2> /dev/null; }
}

has_shared() {
  local cache name
  cache=$(/sbin/ldconfig -p)
  for name in "$@"; do
    [[ $cache == *"$name "* ]] || return 1
  done
}

# WeasyPrint opens these by name while it runs, so pip cannot bring them.
has_libraries() {
  command -v fc-list > /dev/null &&
    has_shared libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz.so.0 libharfbuzz-subset.so.0 libfontconfig.so.1
}

has_tinos() { [ -n "$(fc-list Tinos 2> /dev/null)" ]; }

# Playwright's driver, which comes with pip, needs libatomic of the system.
has_browser() { [ "$purpose" = run ] || { command -v chromium > /dev/null && has_shared libatomic.so.1; }; }

has_office() { [[ $purpose != test-all && $purpose != bench ]] || command -v soffice > /dev/null; }

# Sets `missing` (words for a person), `packages` (names for apt) and `can_go_on`: a paper without Tinos takes another
# font, and all but the journeys can be tested without a browser.
look_for_packages() {
  missing='' packages=() can_go_on=yes
  can_make_environment || { lacks 'Python 3.11 trở lên kèm mô-đun venv' python3 python3-venv && can_go_on=no; }
  has_libraries || {
    lacks 'thư viện tạo PDF (Pango, HarfBuzz)' libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig
    can_go_on=no
  }
  has_tinos || lacks 'phông chữ Tinos cho văn bản PDF' fonts-croscore
  has_browser || lacks 'trình duyệt Chromium để thử các hành trình' chromium libatomic1
  has_office || lacks 'LibreOffice để mở thử tệp Word' libreoffice-writer-nogui
}

lacks() {
  missing+="${missing:+, }$1"
  packages+=("${@:2}")
}

# A machine that has just started reads its lists by itself; apt waits for a lock only when it installs.
update_lists() {
  local attempt said status
  for attempt in {1..60}; do
    said=$(LC_ALL=C apt-get update 2>&1) && status=0 || status=1
    [[ $status = 1 && $said == *'Could not get lock'* ]] || break
    sleep 2
  done
  printf '%s\n' "$said"
  return $status
}

install_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null || return 1
  say "Đang cài $missing …"
  local log
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  { update_lists && apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "${packages[@]}"; } \
    < /dev/null > "$log" 2>&1 || grep -m 4 '^[EW]:' "$log" >&2
  rm -f "$log"
  look_for_packages
  [ -z "$missing" ]
}

check_packages() {
  look_for_packages
  [ -z "$missing" ] && return
  install_packages && return
  say "Thiếu $missing: chạy với quyền root 'apt-get update && apt-get install -y ${packages[*]}' rồi gọi lại lệnh này."
  [ $can_go_on = yes ]
}

# --- What pip brings ---------------------------------------------------------------------------------------------------
# An installation that was cut short may look whole to pip; a copied or moved folder has another path: both start anew.
has_environment() { [ -x $python ] && [ ! -e $unfinished ] && [ "$(cat .venv/.path 2> /dev/null)" = "$PWD" ]; }

# The stamp names all that decides what is installed.
wanted() { { echo "$PWD"; cat "$@" constraints.txt; } | sha256sum | cut -d' ' -f1; }
wanted_run() { wanted requirements.txt; }
wanted_test() { wanted requirements.txt requirements-dev.txt; }
wanted_bench() { wanted requirements.txt requirements-dev.txt requirements-bench.txt; }

is_installed() { has_environment && [ "$(cat ".venv/.installed-$1" 2> /dev/null)" = "$("wanted_$1")" ]; }

# install_requirements PURPOSE FILE
install_requirements() {
  say "Đang cài các thư viện Python vào .venv (lần đầu cần mạng và một, hai phút) …"
  { has_environment || "$(find_python)" -m venv --clear .venv; } &&
    printf '%s\n' "$PWD" > .venv/.path &&
    touch $unfinished &&
    rm -f .venv/.installed-* &&
    $python -m pip install -qq --disable-pip-version-check --no-input -r "$2" < /dev/null &&
    "wanted_$1" > ".venv/.installed-$1" &&
    rm $unfinished && return
  say 'Chưa cài được các thư viện Python (lỗi ở các dòng trên): xem lại mạng và chỗ trống trên đĩa, rồi gọi lại lệnh này.'
  return 1
}

# Two commands started together in one folder wait for each other here.
{ mkdir -p var && chmod 700 var && : > var/prepare.lock; } 2> /dev/null || {
  say 'Không ghi được vào thư mục var/ ở đây: nó thuộc về người khác (lần trước chạy bằng quyền root?) hoặc đĩa chỉ cho đọc.'
  exit 1
}
exec 9> var/prepare.lock
flock --nonblock 9 || { say 'Đang đợi một lệnh khác chuẩn bị xong thư mục này …' && flock 9; }
check_packages
case $purpose in
  run) is_installed bench || is_installed test || is_installed run || install_requirements run requirements.txt ;;
  test | test-all) is_installed bench || is_installed test || install_requirements test requirements-dev.txt ;;
  bench) is_installed bench || install_requirements bench requirements-bench.txt ;;
esac
