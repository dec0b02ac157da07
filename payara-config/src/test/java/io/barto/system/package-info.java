/**
 * The programs as a user has them: processes from the distribution, a real database, real sockets.
 */
@NullMarked
package io.barto.system;

import org.jspecify.annotations.NullMarked;
