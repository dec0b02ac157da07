/**
 * The three configuration files and their environment variables, read and checked as a whole: a
 * configuration either loads into one immutable record, or is refused with every problem it has.
 */
@NullMarked
package io.barto.config;

import org.jspecify.annotations.NullMarked;
