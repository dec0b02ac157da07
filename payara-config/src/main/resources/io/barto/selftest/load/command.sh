# A command of the self-test: tells the witness that it starts, writes what can be foretold, and tells
# the witness how it ends. usage: command.sh KIND
# One echo is one write, and the file is opened to append: lines of different commands never mix.
ulimit -S -f unlimited 2>/dev/null # the worker's own limit, where its journal is to be full
here=${0%/*}
now() { date +%s.%N; }
echo "S $BARTO_RUN_ID $BARTO_FIRE_TIME $$ $(now) $BARTO_WORKER $BARTO_SCHEDULE" >>"$here/witness"

# lines N: that many lines, all different, also between runs
lines() { awk -v n="$1" -v id="$BARTO_RUN_ID" 'BEGIN { for (i = 0; i < n; i++) print id, i }'; }

code=0
case $1 in
  tick) lines 1 ;;
  failing)
    lines 2
    lines 1 >&2
    code=7
    ;;
  random) lines 3 ;;
  long)
    lines 1
    sleep 12
    lines 1 >&2
    code=3
    ;;
  chatty)
    lines 2000
    lines 200 >&2
    ;;
  hung)
    sleep 40
    code=1
    ;;
esac
echo "E $BARTO_RUN_ID $code $(now)" >>"$here/witness"
exit "$code"
