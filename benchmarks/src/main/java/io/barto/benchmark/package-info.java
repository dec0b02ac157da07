/**
 * How fast calendar expressions are parsed and their next fires found, beside cron-utils, Quartz
 * and Spring. Each library gets the types that it works with itself.
 */
@NullMarked
package io.barto.benchmark;

import org.jspecify.annotations.NullMarked;
