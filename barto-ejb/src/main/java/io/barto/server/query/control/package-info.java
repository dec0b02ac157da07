/** Reads stored runs and output for answers; no transactions of its own. */
@NullMarked
package io.barto.server.query.control;

import org.jspecify.annotations.NullMarked;
