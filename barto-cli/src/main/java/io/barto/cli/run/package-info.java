/** Commands about runs: the list, one of them, and starting one. */
@NullMarked
package io.barto.cli.run;

import org.jspecify.annotations.NullMarked;
