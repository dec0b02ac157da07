/**
 * Tables on a terminal or in a pipe: how wide a text is, how to keep it from driving the terminal,
 * and how columns share the width that there is.
 */
@NullMarked
package io.barto.cli.table;

import org.jspecify.annotations.NullMarked;
