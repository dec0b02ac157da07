/** Who is at the other end of a connection: what the filters saw, and the name given. */
@NullMarked
package io.barto.web.caller;

import org.jspecify.annotations.NullMarked;
