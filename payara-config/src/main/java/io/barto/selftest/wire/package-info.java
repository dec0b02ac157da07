/** What stands between each worker and the server, and does harm to what passes. */
@NullMarked
package io.barto.selftest.wire;

import org.jspecify.annotations.NullMarked;
