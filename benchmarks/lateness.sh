#!/usr/bin/env bash
# How late commands start: a schedule for every second, on one worker, for two minutes (or as many
# seconds as named). Prints how many nominal seconds there were, how many runs, and the distance
# from nominal time to the start of the process. Needs `mvn package` before.
set -eu -m
here=$(cd "$(dirname "$0")/.." && pwd)
bin=$here/payara-config/target/barto/bin
seconds=${1:-120}
home=$(mktemp -d "${TMPDIR:-/tmp}/barto-lateness.XXXXXX")
export XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config
port=$((20000 + RANDOM % 20000))
started=()

stop() {
  trap - EXIT INT TERM
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    kill -TERM "${started[$i]}" 2>/dev/null || true
    wait "${started[$i]}" 2>/dev/null || true
  done
  rm -rf "$home"
}
trap stop EXIT INT TERM

cat >"$home/bartos.toml" <<TOML
[actix]
workers = 4
ip = "127.0.0.1"
port = $port

[schedules.one]
schedules = [{ name = "tick", on_calendar = "*-*-* *:*:*", cmds = ["true"] }]
TOML
address=$(printf '[bartos]\nprefix = "ws"\nhost = "127.0.0.1"\nport = %s\n' "$port")
printf 'name = "one"\nretry_count = 10\n%s\n' "$address" >"$home/bartoc.toml"
printf 'name = "lateness"\n%s\n' "$address" >"$home/barto-cli.toml"

"$bin/bartos" -e -c "$home/bartos.toml" >"$home/bartos.out" 2>&1 </dev/null &
started+=("$!")
until grep 'bartos ready' "$home/bartos.out"; do
  kill -0 "${started[0]}" || { cat "$home/bartos.out"; exit 1; }
  sleep 0.2
done
"$bin/bartoc" -c "$home/bartoc.toml" >"$home/bartoc.out" 2>&1 </dev/null &
started+=("$!")
sleep $((seconds + 20)) # the first 15 s warm up and do not count

"$bin/barto-cli" -c "$home/barto-cli.toml" query -q "
SELECT COUNT(*) AS runs, COUNT(DISTINCT nominal) AS nominal_seconds,
  TIMESTAMPDIFF(SECOND, MIN(nominal), MAX(nominal)) + 1 AS seconds_from_first_to_last,
  MIN(p50) AS p50_ms, MIN(p99) AS p99_ms, MAX(late) AS max_ms
FROM (SELECT nominal, late,
    PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY late) OVER () AS p50,
    PERCENTILE_CONT(0.99) WITHIN GROUP (ORDER BY late) OVER () AS p99
  FROM (SELECT nominal, TIMESTAMPDIFF(MICROSECOND, nominal, started) / 1000 AS late FROM run
    WHERE started IS NOT NULL
    AND nominal > (SELECT MIN(nominal) + INTERVAL 15 SECOND FROM run)) l) p"
