/** Reads stored output out of the database, some chunks at a time, and chooses lines of it. */
@NullMarked
package io.barto.server.query.control.output;

import org.jspecify.annotations.NullMarked;
