/** What people type: names, times, spans and files, and what is said where they are wrong. */
@NullMarked
package io.barto.cli.argument;

import org.jspecify.annotations.NullMarked;
