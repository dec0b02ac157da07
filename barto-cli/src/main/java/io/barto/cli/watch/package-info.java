/** A live overview that fills the terminal. */
@NullMarked
package io.barto.cli.watch;

import org.jspecify.annotations.NullMarked;
