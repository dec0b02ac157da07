/** Commands about schedules. */
@NullMarked
package io.barto.cli.schedule;

import org.jspecify.annotations.NullMarked;
