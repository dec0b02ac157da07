# The parent of one command: claims the run, runs the command, keeps its output and exit code.
# It belongs to nobody: the worker that started it may die, and the next one reads these files.
#
# usage: parent.sh run-directory boot-id umask shell command [program-that-makes-a-session ...]
#
#   marker    boot id, pid and birth of this shell; whoever links it first owns the run
#   group     pid, session and process group of the command
#   out.N     standard output, a segment after the other; err.N standard error
#   out.N.gap in the place of a segment: bytes that are lost, lines, whether these are all, why
#   out.end   written when all of it is there
#   exit      the exit code, 128 and the signal's number where a signal ended it
#
# A file beside the run directories tells all pumps what to do while the worker lives that wrote it:
# "hold PID", to wait, or "drop PID", to pass over what comes.
#
# No job is put into the background: a shell without job control would start it with SIGINT and
# SIGQUIT ignored. Standard input is /dev/null and not closed, as a closed one makes the first file
# that a command opens its standard input.

birth() {
  born=${20}
}

# Only the command itself writes to the kept standard error (3): the shell would add a "Terminated".
# A handler, not "ignore": what is ignored stays ignored in the command, a handler does not.
survive() {
  trap : TERM INT HUP
}

run() {
  survive
  "$@" sh -c 'echo $$ >group; umask "$2"; cd || cd /; exec "$0" -c "$1" 2>&3 3>&-' \
    "$shell" "$command" "$mask"
  code=$?
  until { echo "$code" >exit.new && mv exit.new exit; } 2>/dev/null; do
    [ -e "$directory/marker" ] || exit 0 # the run was cleared away
    sleep 1 # a full disk
  done
}

# dd stops after 256 reads, however small, and never reads more than it writes: so a segment is at
# most 16 MiB, and an empty one means the end.
pump() {
  trap '' TERM INT HUP
  n=0
  while :; do
    while told hold; do
      sleep 1
    done
    if told drop; then
      pass_over "$1.$n.gap" || break
    elif dd bs=65536 count=256 of="$1.$n" 2>/dev/null; then
      [ -s "$1.$n" ] || break
    else
      [ ! -e "$1.$n" ] || n=$((n + 1))
      drain "$1.$n.gap"
      break
    fi
    n=$((n + 1))
  done
  true >"$1.end"
}

told() {
  { read -r wish holder <../pumps; } 2>/dev/null && [ "$wish" = "$1" ] &&
    kill -0 "$holder" 2>/dev/null
}

# Fails at the end of the stream. One read at a time, so that it ends soon after it is to end.
pass_over() {
  gap=$1 bytes=0 lines=0
  true >"$gap"
  while set -- $(dd bs=65536 count=1 2>/dev/null | wc -lc) && [ "$2" -gt 0 ]; do
    lines=$((lines + $1)) bytes=$((bytes + $2))
    if ! told drop && close_gap all limit; then
      return 0
    fi
  done
  if [ "$bytes" -eq 0 ]; then
    rm -f "$gap"
  else
    close_gap_at_last all limit
  fi
  return 1
}

# The disk is full, and what dd had read and could not write is not counted.
drain() {
  gap=$1
  true >"$gap"
  set -- $(wc -lc)
  lines=$1 bytes=$(($2 + 1))
  close_gap_at_last least disk
}

close_gap() {
  { echo "$bytes $lines $1 $2" >"$gap.new" && mv "$gap.new" "$gap"; } 2>/dev/null
}

close_gap_at_last() {
  until close_gap "$@"; do
    [ -e "$directory/marker" ] || exit 0 # the run was cleared away
    sleep 1
  done
}

main() {
  cd "$1" || exit 125
  directory=$1 boot=$2 mask=$3 shell=$4 command=$5
  shift 5
  survive
  umask 077
  if { read -r born <"/proc/$$/stat"; } 2>/dev/null; then
    birth ${born##*) }
  else
    born=$(ps -o lstart= -p $$)
  fi
  printf '%s\n' "$boot" "$$" "$born" >"marker.$$" || exit 125
  ln "marker.$$" marker || exit 126
  { survive; run "$@" 2>/dev/null | pump out 3>&-; } 3>&1 1>/dev/null | pump err
}

# All of this file is read before any of it runs, so that it may be replaced under running parents.
main "$@"
exit 0
