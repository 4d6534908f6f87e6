#!/usr/bin/env bash
# Builds the solution and runs every check and test of it. Assumes the .NET 10 SDK; installs the rest on Debian when run
# as root. Reads no input, works from any directory, prints no colours. The last line is "N passed, N failed"; the exit
# code is 0 only when nothing failed.
#
#   CONFIGURATION   Release (default) or Debug
#   TEST_PROJECTS   names of the test projects to run, separated by blanks; all by default
#   TEST_TIMEOUT    longest run of one project, e.g. 40m (default)
#   DISCLOSURE_TEST_POSTGRES  connection string of a PostgreSQL server to test on; by default one is started here
set -u -o pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export CONFIGURATION="${CONFIGURATION:-Release}"
export NO_COLOR=1 TERM=dumb DEBIAN_FRONTEND=noninteractive
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
export DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8

passed=0
failed=0
postgres=
work="$(mktemp -d)"
started=$SECONDS

finish() {
  stop_postgres
  [ -s "$work/failed.log" ] && { echo; cat "$work/failed.log"; }
  rm -rf "$work"
  echo "Total time: $((SECONDS - started)) s"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

step() { echo; echo "== $* ($((SECONDS - started)) s)"; }

# What comes before the tests counts only when it fails.
check() {
  local name="$1"
  shift
  step "$name"
  "$@" >"$work/check.log" 2>&1 && return
  failed=$((failed + 1))
  echo "FAILED: $name"
  tail -n 200 "$work/check.log"
  return 1
}

# --- what the tests need beside the SDK -------------------------------------------------------------------------------

missing_packages() {
  [ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ] || echo chromium
  # Not grep -q: it leaves before the list has ended, and with pipefail that looks like "missing".
  fc-list :lang=zh 2>/dev/null | grep . >/dev/null || echo fonts-wqy-zenhei
  /usr/bin/python3 -c 'import aiosmtpd' >/dev/null 2>&1 || echo python3-aiosmtpd
  [ -x /usr/sbin/dovecot ] && [ -e /usr/lib/dovecot/imap ] || echo dovecot-imapd
  [ -n "${DISCLOSURE_TEST_POSTGRES:-}" ] || [ -n "$(postgres_bin)" ] || echo postgresql
  [ -e /usr/share/zoneinfo/Asia/Shanghai ] || echo tzdata
  ldconfig -p | grep libicuuc >/dev/null || echo libicu
}

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

install_packages() {
  local packages
  packages="$(missing_packages | tr '\n' ' ')"
  [ -z "${packages// /}" ] && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Missing: $packages— install them (as root on Debian: apt-get install $packages) and run again."
    return 1
  fi
  apt-get update -q
  case " $packages " in *" libicu "*)
    packages="${packages/libicu/$(apt-cache search --names-only '^libicu[0-9]+$' | awk '{print $1}' | sort -V | tail -n 1)}" ;;
  esac
  # Services that a package would start are not wanted: the tests start their own.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
    trap 'rm -f /usr/sbin/policy-rc.d' RETURN
  fi
  # shellcheck disable=SC2086
  apt-get install -q -y --no-install-recommends $packages
  packages="$(missing_packages | tr '\n' ' ')"
  [ -z "${packages// /}" ] || { echo "Still missing after installing: $packages"; return 1; }
}

# --- a PostgreSQL server of our own -----------------------------------------------------------------------------------

as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

free_port() { /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

start_postgres() {
  [ -n "${DISCLOSURE_TEST_POSTGRES:-}" ] && return
  local bin port
  bin="$(postgres_bin)"
  [ -n "$bin" ] || return 1
  postgres="$(mktemp -d)"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$postgres"; fi
  for _ in 1 2 3; do
    port="$(free_port)"
    [ -e "$postgres/data/PG_VERSION" ] || as_postgres "$bin/initdb" -D "$postgres/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 || return 1
    if as_postgres "$bin/pg_ctl" -D "$postgres/data" -w -t 60 -l "$postgres/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres -c max_connections=200" start; then
      export DISCLOSURE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return 0
    fi
    cat "$postgres/log"
  done
  return 1
}

stop_postgres() {
  [ -n "$postgres" ] || return 0
  as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$postgres"
  postgres=
}

# --- restore, build, format -------------------------------------------------------------------------------------------

restore() {
  for attempt in 1 2 3; do
    dotnet restore Disclosure.sln && return
    sleep $((attempt * 5))
  done
  return 1
}

build() { dotnet build Disclosure.sln -c "$CONFIGURATION" --no-restore --disable-build-servers -warnaserror -v quiet -clp:ForceNoAlign; }

format() { dotnet format Disclosure.sln --verify-no-changes --no-restore; }

# --- tests ------------------------------------------------------------------------------------------------------------

count_of() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$work/run.log" | tail -n 1; }

run_tests() { run_assembly "$1" "tests/$1/bin/$CONFIGURATION/net10.0/$1.dll"; }

run_assembly() {
  local project="$1" assembly="$2" code good bad skipped at=$SECONDS
  step "$project"
  timeout --kill-after=30s 45m dotnet "$assembly" --no-ansi --progress off --timeout "${TEST_TIMEOUT:-40m}" >"$work/run.log" 2>&1
  code=$?
  good="$(count_of succeeded)" bad="$(count_of failed)" skipped="$(count_of skipped)"
  if [ -z "$good" ] || [ -z "$bad" ]; then
    # No summary: the runner itself broke.
    good=0 bad=1
    echo "FAILED: $project ended with $code and no summary"
  elif [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    # Crashed, timed out, or ran nothing.
    bad=1
    echo "FAILED: $project ended with $code"
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  if [ "$bad" -gt 0 ]; then
    cat "$work/run.log"
    # Again at the very end, where a log that was cut short still shows it.
    grep -E '^failed ' "$work/run.log" >>"$work/failed.log"
  fi
  echo "$project: $good passed, $bad failed, ${skipped:-0} skipped in $((SECONDS - at)) s"
}

# The engine adapter is outside the solution: its packages cannot be had everywhere. Where they can, the workflow tests run on both engines.
elsa_tests() {
  local assembly=artifacts/elsa/bin/Disclosure.Workflow.Tests/$CONFIGURATION/net10.0/Disclosure.Workflow.Tests.dll
  step "Elsa"
  if ! timeout 120s dotnet restore tests/Disclosure.Workflow.Tests -p:WorkflowEngine=Elsa >"$work/elsa.log" 2>&1; then
    echo "Elsa: packages not reachable, adapter not built"
    return
  fi
  check "Build of the adapter" dotnet build tests/Disclosure.Workflow.Tests -p:WorkflowEngine=Elsa -c "$CONFIGURATION" --no-restore --disable-build-servers -v quiet || return
  run_assembly "Disclosure.Workflow.Tests on Elsa" "$assembly"
}

# ----------------------------------------------------------------------------------------------------------------------

trap 'failed=$((failed + 1)); finish' INT TERM
step "Packages"
if ! install_packages; then
  failed=$((failed + 1))
  finish
fi
check "Restore" restore || finish
check "Build ($CONFIGURATION, warnings are errors)" build || finish
check "Format" format || true
check "PostgreSQL" start_postgres || true

elsa_tests

for project in ${TEST_PROJECTS:-$(cd tests && ls -d Disclosure.*.Tests)}; do
  run_tests "$project"
done
finish
