/** The manual pages, made out of the same description as the help. */
@NullMarked
package io.barto.cli.manual;

import org.jspecify.annotations.NullMarked;
