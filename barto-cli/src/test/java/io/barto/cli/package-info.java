/** Tests. */
@NullMarked
package io.barto.cli;

import org.jspecify.annotations.NullMarked;
