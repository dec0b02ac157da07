/**
 * Who may do what: recognises the key that somebody comes with, and says what it is good for. Every
 * way into the server asks here, and every request has its {@link
 * io.barto.server.access.boundary.Right} here.
 */
@NullMarked
package io.barto.server.access.boundary;

import org.jspecify.annotations.NullMarked;
