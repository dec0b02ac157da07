/** Commands about workers. */
@NullMarked
package io.barto.cli.worker;

import org.jspecify.annotations.NullMarked;
