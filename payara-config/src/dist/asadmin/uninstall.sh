#!/bin/sh
# Takes barto off a full Payara Server 6: application and system properties. The listener keeps its
# address and port, the database its data.
#
#   uninstall.sh PAYARA_HOME [DOMAIN]
set -eu

fail() {
  echo "uninstall.sh: $*" >&2
  exit 1
}

[ $# -ge 1 ] || fail "usage: uninstall.sh PAYARA_HOME [DOMAIN]"
payara=$1
domain=${2:-domain1}
asadmin=$payara/bin/asadmin

[ -x "$asadmin" ] || fail "there is no $asadmin; give the folder in which Payara Server 6 was unpacked"
"$asadmin" list-domains | grep -q "^$domain running" ||
  fail "the domain $domain does not run; start it: $asadmin start-domain $domain"
port=$(sed -n 's/.*<network-listener[^>]* name="admin-listener".*/&/p' \
  "$payara/glassfish/domains/$domain/config/domain.xml" | sed -n 's/.* port="\([0-9]*\)".*/\1/p' | head -n 1)
port=${port:-4848}

run() {
  "$asadmin" --port "$port" ${AS_ADMIN_PASSWORDFILE:+--passwordfile "$AS_ADMIN_PASSWORDFILE"} "$@"
}

if run list-applications | grep -q '^barto '; then
  run undeploy barto
fi
run list-system-properties | sed -n 's/^\(barto\.[a-z.]*\)=.*/\1/p' | while read -r property; do
  run delete-system-property "$property" </dev/null
done
