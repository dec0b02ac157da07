/** Tests of the log. */
@NullMarked
package io.barto.logging;

import org.jspecify.annotations.NullMarked;
