# The parent of one command: claims the run, runs the command, keeps its output and exit code.
# It belongs to nobody: the worker that started it may die, and the next one reads these files.
#
# usage: parent.sh run-directory boot-id umask shell command [program-that-makes-a-session ...]
#
#   marker    boot id, pid and birth of this shell; whoever links it first owns the run
#   group     pid, session and process group of the command
#   out.N     standard output, a segment after the other; err.N standard error
#   out.end   written when all of it is there; out.gap holds how many bytes could not be written
#   exit      the exit code, 128 and the signal's number where a signal ended it
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
  while dd bs=65536 count=256 of="$1.$n" 2>/dev/null; do
    if [ ! -s "$1.$n" ]; then
      true >"$1.end"
      exit 0
    fi
    n=$((n + 1))
  done
  true >"$1.gap"
  lost=$(wc -c)
  echo "$lost" >"$1.gap"
  true >"$1.end"
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
