/** Why {@code bartos} did not start, told to the person who started it. */
@NullMarked
package io.barto.launcher.failure;

import org.jspecify.annotations.NullMarked;
