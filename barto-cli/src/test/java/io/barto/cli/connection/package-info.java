/** Tests. */
@NullMarked
package io.barto.cli.connection;

import org.jspecify.annotations.NullMarked;
