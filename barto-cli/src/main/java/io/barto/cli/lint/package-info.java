/** What the schedules of a configuration have that is legal but hardly meant. Needs no server. */
@NullMarked
package io.barto.cli.lint;

import org.jspecify.annotations.NullMarked;
