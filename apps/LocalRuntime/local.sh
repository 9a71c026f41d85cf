# shellcheck shell=bash
# What run, test and .ci/run share. Sourced from the repository's root.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

all_dll=apps/All/bin/Release/net10.0/FinanceTracker.All.dll
build_stamp=apps/All/bin/Release/inputs
postgres_minimum=15

say() { printf '%s\n' "$*" >&2; }

# Runs a command and shows what it said only when it fails. Through a file, not a pipe: the build servers that stay behind
# would hold the caller's output open.
quietly() {
  local log rc=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || rc=$?
  [ "$rc" = 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$rc"
}

require_dotnet() {
  if ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    say "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
    return 1
  fi
}

# True when a PostgreSQL that is new enough is installed; looks where PostgresPackage.cs looks.
has_postgres() {
  local initdb major
  for initdb in "$(command -v initdb 2>/dev/null)" /usr/lib/postgresql/*/bin/initdb \
    /opt/homebrew/opt/postgresql@*/bin/initdb /usr/local/opt/postgresql@*/bin/initdb /home/linuxbrew/.linuxbrew/opt/postgresql@*/bin/initdb; do
    [ -x "$initdb" ] || continue
    major=$("$initdb" --version | grep -oE '[0-9]+' | head -n 1)
    [ "${major:-0}" -ge "$postgres_minimum" ] && return 0
  done
  return 1
}

# Installs PostgreSQL from Debian's packages as root; otherwise prints the line to run.
require_postgres() {
  has_postgres && return 0
  if [ "$(uname -s)" = Darwin ]; then
    say "PostgreSQL $postgres_minimum or newer is missing. Run: brew install postgresql@17"
  elif ! command -v apt-get >/dev/null; then
    say "PostgreSQL $postgres_minimum or newer is missing: install the server with your system's packages."
  elif [ "$(id -u)" != 0 ]; then
    say "PostgreSQL $postgres_minimum or newer is missing. Run: sudo bash $PWD/apps/LocalRuntime/local.sh install-postgres"
    say "(or: sudo apt-get install -y postgresql, which also starts a server of its own on port 5432)"
  else
    install_postgres && has_postgres && return 0
    say "PostgreSQL $postgres_minimum or newer could not be installed; see https://www.postgresql.org/download/"
  fi
  return 1
}

# The package makes and starts a cluster of its own on 5432 unless the setting is there before the server is installed.
install_postgres() {
  local apt=(apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0)
  say "installing PostgreSQL from the system's packages (a minute)"
  export DEBIAN_FRONTEND=noninteractive
  quietly "${apt[@]}" update &&
    quietly "${apt[@]}" install -y --no-install-recommends postgresql-common &&
    quietly pg_conftool /etc/postgresql-common/createcluster.conf set create_main_cluster false &&
    quietly "${apt[@]}" install -y --no-install-recommends postgresql
}

build_inputs() {
  local path inputs=()
  for path in apps tenants components Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig; do
    [ -e "$path" ] && inputs+=("$path")
  done
  find "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -type f "$@" -print | LC_ALL=C sort
}

# True when no input was added, removed or changed since the last build that succeeded.
is_built() {
  [ -f "$all_dll" ] && [ -f "$build_stamp" ] && build_inputs | cmp -s - "$build_stamp" && [ -z "$(build_inputs -newer "$build_stamp")" ]
}

# Builds a project or the solution in Release.
build() {
  local began
  began=$(mktemp)
  build_inputs >"$began"
  if ! quietly dotnet build "$1" -c Release -v quiet; then
    rm -f "$began"
    return 1
  fi
  cp -p "$began" "$build_stamp" # with the time of the beginning: an edit made meanwhile is built next time
  rm -f "$began"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  case "${1:-}" in
    install-postgres) has_postgres || install_postgres ;;
    *) say "usage: local.sh install-postgres" && exit 2 ;;
  esac
fi
