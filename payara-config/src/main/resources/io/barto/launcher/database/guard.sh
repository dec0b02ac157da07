# Runs or adopts a database server and stops it when standard input ends, which happens however the
# process at the other end of the pipe dies.
#   run COMMAND...   starts the server, ends with its exit code
#   adopt PID        watches a server that already runs
# A terminal's Ctrl-C goes to a whole process group; neither guard nor server may heed it.
trap '' INT HUP QUIT TSTP
exec 3<&0 </dev/null

stop_at_end_of_input() {
  while read -r _ <&3; do :; done
  kill -TERM "$1" 2>/dev/null
}

how=$1
shift
case $how in
  run)
    "$@" 3<&- &
    pid=$!
    stop_at_end_of_input "$pid" &
    watcher=$!
    wait "$pid"
    code=$?
    ;;
  adopt)
    pid=$1
    stop_at_end_of_input "$pid" &
    watcher=$!
    while kill -0 "$pid" 2>/dev/null; do sleep 0.2 2>/dev/null || sleep 1; done
    code=0
    ;;
esac
kill "$watcher" 2>/dev/null
exit "$code"
