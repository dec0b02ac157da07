/** One database and one container for all tests of the server; these classes stay outside of it. */
@NullMarked
package io.barto.server.arquillian;

import org.jspecify.annotations.NullMarked;
