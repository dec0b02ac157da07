/** Plans of the connected workers and the content of a book; no container, no clock. */
@NullMarked
package io.barto.server.schedule.control;

import org.jspecify.annotations.NullMarked;
