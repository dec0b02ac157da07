/** Reads schedules' fires and runs out of the database, a page at a time. */
@NullMarked
package io.barto.server.query.control.run;

import org.jspecify.annotations.NullMarked;
