/**
 * The server's edge: where workers and people's programs connect. It checks who may come in,
 * decodes, calls one boundary of the server, and encodes what comes back.
 */
@NullMarked
package io.barto.web;

import org.jspecify.annotations.NullMarked;
