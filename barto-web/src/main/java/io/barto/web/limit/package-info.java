/** What peers may cost, each and all together: connections, attempts, memory, turns. */
@NullMarked
package io.barto.web.limit;

import org.jspecify.annotations.NullMarked;
