/** Commands that show what commands wrote. */
@NullMarked
package io.barto.cli.output;

import org.jspecify.annotations.NullMarked;
