/** What is done to the programs, and when: a timeline that follows from a seed. */
@NullMarked
package io.barto.selftest.fault;

import org.jspecify.annotations.NullMarked;
