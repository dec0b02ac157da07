/**
 * Where workers connect, with version 2 and with version 1. Each message is decoded, handed to one
 * boundary of the server, and what comes back is encoded.
 */
@NullMarked
package io.barto.web.worker;

import org.jspecify.annotations.NullMarked;
