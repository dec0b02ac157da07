/** Tests. */
@NullMarked
package io.barto.cli.table;

import org.jspecify.annotations.NullMarked;
