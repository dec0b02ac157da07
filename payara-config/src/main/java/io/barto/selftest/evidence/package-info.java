/**
 * What happened: the commands' own witness, the server's ledger, and the plan that both must agree
 * with.
 */
@NullMarked
package io.barto.selftest.evidence;

import org.jspecify.annotations.NullMarked;
