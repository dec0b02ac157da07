/**
 * The log: puts {@code [tracing.*]} and the command line's options into effect on
 * java.util.logging, which is what {@link System.Logger} writes to.
 */
@NullMarked
package io.barto.logging;

import org.jspecify.annotations.NullMarked;
