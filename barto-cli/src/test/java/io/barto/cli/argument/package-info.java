/** Tests of what people type. */
@NullMarked
package io.barto.cli.argument;

import org.jspecify.annotations.NullMarked;
