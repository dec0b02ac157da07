/** The ledger of runs: claims what is due, and records what becomes of it. */
@NullMarked
package io.barto.server.run.boundary;

import org.jspecify.annotations.NullMarked;
