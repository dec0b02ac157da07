#!/usr/bin/env bash
# How long barto-cli takes from a cold process, against a server on this host: wall time and processor
# time of each command, and the most memory that it had. Needs `mvn package` before; an argument says
# how often each command is started (20 unless given).
set -eu -m
here=$(cd "$(dirname "$0")/.." && pwd)
bin=$here/payara-config/target/barto/bin
times=${1:-20}
home=$(mktemp -d "${TMPDIR:-/tmp}/barto-cli-start.XXXXXX")
export XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
port=$((20000 + RANDOM % 20000))
server=

stop() {
  trap - EXIT INT TERM
  if [ -n "$server" ]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$home"
}
trap stop EXIT INT TERM

mkdir -p "$XDG_CONFIG_HOME/barto-cli"
printf '[actix]\nworkers = 4\nip = "127.0.0.1"\nport = %d\n[schedules]\n' "$port" >"$home/bartos.toml"
printf 'name = "bench"\n[bartos]\nprefix = "ws"\nhost = "127.0.0.1"\nport = %d\n' "$port" \
  >"$XDG_CONFIG_HOME/barto-cli/barto-cli.toml"
"$bin/bartos" -e -c "$home/bartos.toml" >"$home/bartos.out" 2>&1 &
server=$!
until grep -q 'bartos ready' "$home/bartos.out"; do
  kill -0 "$server" || { cat "$home/bartos.out" >&2; exit 1; }
  sleep 0.5
done

measure() {
  local TIMEFORMAT='%R %U %S' i
  for ((i = 0; i < times; i++)); do
    { time "$bin/barto-cli" "$@" >"$home/out" 2>"$home/err"; } 2>&1
  done | sort -n | awk -v command="barto-cli $*" '
    { wall[NR] = $1; cpu += $2 + $3 }
    END { printf "%-34s wall %3.0f ms at best, p50 %3.0f ms, longest %3.0f ms; processor %3.0f ms\n",
          command, wall[1] * 1000, wall[int((NR + 1) / 2)] * 1000, wall[NR] * 1000, cpu / NR * 1000 }'
}

echo "without the archive of classes:"
BARTO_NO_CACHE=1 measure info
BARTO_NO_CACHE=1 measure calendar daily
"$bin/barto-cli" info >"$home/out" 2>"$home/err"
until ls "$XDG_CACHE_HOME"/barto-cli/*.jsa >"$home/out" 2>&1; do sleep 0.5; done
echo "with it:"
for command in info "calendar daily" clients schedules runs "config show"; do
  # shellcheck disable=SC2086
  measure $command
done
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f 'memory of barto-cli info: %M KiB' "$bin/barto-cli" info >"$home/out" 2>"$home/err"
  tail -n 1 "$home/err"
fi
