/** {@code barto-cli keys}: makes keys in the form that the configurations want; needs no server. */
@NullMarked
package io.barto.cli.keys;

import org.jspecify.annotations.NullMarked;
