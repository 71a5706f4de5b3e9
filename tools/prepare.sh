#!/usr/bin/env bash
# Makes the virtual environment and the system's libraries ready: `prepare.sh run` to serve, `prepare.sh test` for the
# gates too. Seconds the first time, a glance and no network afterwards. The only part that runs before .venv exists.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=$1
python=.venv/bin/python
libraries=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig)

say() { printf '%s\n' "$*" >&2; }

# install WHAT PACKAGE...: by apt when we are root; false when the packages could not be installed.
install() {
  local what=$1
  shift
  [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null || return 1
  say "Đang cài $what ($*) …"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    < /dev/null > /dev/null
}

choose_python() {
  local candidate
  for candidate in python3.11 python3 python3.12 python3.13; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
      command -v "$candidate"
      return
    fi
  done
  say "Cần Python 3.11 trở lên: trên Debian 12, chạy 'sudo apt-get install python3 python3-venv' rồi gọi lại lệnh này."
  return 1
}

# The stamp names all that decides what is installed; a copied or moved folder has another path and is set up anew.
wanted() { { echo "$PWD"; cat "$@" constraints.txt; } | sha256sum | cut -d' ' -f1; }
wanted_run() { wanted requirements.txt; }
wanted_test() { wanted requirements.txt requirements-dev.txt; }

is_installed() { [ "$(cat ".venv/.installed-$1" 2> /dev/null)" = "$("wanted_$1")" ]; }

make_environment() {
  [ -x $python ] && [ "$(cat .venv/.path 2> /dev/null)" = "$PWD" ] && return
  local base
  base=$(choose_python)
  if ! "$base" -c 'import ensurepip, venv' 2> /dev/null; then
    install "mô-đun venv của Python" python3-venv || {
      say "Thiếu mô-đun venv của Python: chạy 'sudo apt-get install python3-venv' rồi gọi lại lệnh này."
      return 1
    }
  fi
  "$base" -m venv --clear .venv
  printf '%s\n' "$PWD" > .venv/.path
}

# install_requirements PURPOSE FILE
install_requirements() {
  say "Đang cài các thư viện Python vào .venv (lần đầu cần mạng và một, hai phút) …"
  make_environment
  $python -m pip install -qq --disable-pip-version-check --no-input -r "$2" < /dev/null
  "wanted_$1" > ".venv/.installed-$1"
}

check_libraries() {
  $python -c 'import weasyprint' 2> /dev/null && return
  install "thư viện tạo PDF" "${libraries[@]}" && $python -c 'import weasyprint' && return
  say "Thiếu thư viện tạo PDF (Pango, HarfBuzz): chạy 'sudo apt-get install ${libraries[*]}' rồi gọi lại lệnh này."
  return 1
}

has_tinos() { [ -n "$(fc-list Tinos 2> /dev/null)" ]; }

check_font() {
  has_tinos && return
  install "phông chữ Tinos" fontconfig fonts-croscore && has_tinos && return
  say "Thiếu phông chữ Tinos nên văn bản PDF sẽ dùng phông chữ khác: chạy 'sudo apt-get install fonts-croscore' để có."
}

check_chromium() {
  command -v chromium > /dev/null && return
  install "trình duyệt Chromium" chromium && return
  say "Thiếu trình duyệt Chromium nên các hành trình trong trình duyệt sẽ không chạy được: chạy 'sudo apt-get install chromium'."
}

# Two commands started together in one folder wait for each other here.
mkdir -p var
chmod 700 var
exec 9> var/prepare.lock
flock 9
case $purpose in
  run) is_installed test || is_installed run || install_requirements run requirements.txt ;;
  test) is_installed test || install_requirements test requirements-dev.txt ;;
esac
check_libraries
check_font
if [ "$purpose" = test ]; then check_chromium; fi
