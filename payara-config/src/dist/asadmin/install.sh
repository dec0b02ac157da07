#!/bin/sh
# Puts barto on a full Payara Server 6: system properties, listener, thread pool, barto.ear.
# May be run again, after a change of bartos.toml or with another version.
#
#   install.sh PAYARA_HOME BARTOS_TOML [DOMAIN]
#
# The domain should be barto's own: its administration, IIOP and JMX listen on 127.0.0.1 from then on,
# JMS and the data grid (Hazelcast) are switched off, and TLS is that of [actix.tls].
#
# bartos.toml must have [mariadb]; what it leaves open can come from the environment as always, such
# as BARTOS_MARIADB__PASSWORD: this script's, and the domain's too, since the application reads the
# file again. The domain (domain1 unless named) must run. asadmin asks for the
# administrator's password where there is one; AS_ADMIN_USER and AS_ADMIN_PASSWORDFILE answer it.
set -eu

fail() {
  echo "install.sh: $*" >&2
  exit 1
}

[ $# -ge 2 ] || fail "usage: install.sh PAYARA_HOME BARTOS_TOML [DOMAIN]"
payara=$1
config=$2
domain=${3:-domain1}
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
asadmin=$payara/bin/asadmin

[ -x "$asadmin" ] || fail "there is no $asadmin; give the folder in which Payara Server 6 was unpacked"
[ -r "$config" ] || fail "$config cannot be read"
"$asadmin" list-domains | grep -q "^$domain running" ||
  fail "the domain $domain does not run; start it: $asadmin start-domain $domain"
port=$(sed -n 's/.*<network-listener[^>]* name="admin-listener".*/&/p' \
  "$payara/glassfish/domains/$domain/config/domain.xml" | sed -n 's/.* port="\([0-9]*\)".*/\1/p' | head -n 1)
port=${port:-4848}

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

umask 077
commands=$(mktemp)
trap 'rm -f "$commands"' EXIT
# the commands hold the database's passwords: they go through a private file, not the command line
"$java" -cp "$here/lib/bartos.jar" io.barto.launcher.FullServer "$config" >"$commands"

run() {
  "$asadmin" --port "$port" ${AS_ADMIN_PASSWORDFILE:+--passwordfile "$AS_ADMIN_PASSWORDFILE"} "$@"
}

output=$(run multimode --printprompt=false --file "$commands" 2>&1) || fail "$output"
case $output in
  *" failed."*) fail "$(printf '%s\n' "$output" | grep -v '^Usage\|^	\|executed successfully')" ;;
esac
run deploy --force=true --name barto --contextroot / "$here/lib/barto.ear"
echo "barto is deployed in $domain. A change of address, port or certificate needs: $asadmin restart-domain $domain"
