package io.barto.launcher.database;

import java.nio.file.Path;

/**
 * A MariaDB that can be run.
 *
 * @param base what the server calls its base directory
 * @param libraries where its shared libraries are
 * @param server the server itself
 * @param install what makes a new data directory
 */
record ServerPrograms(Path base, Path libraries, Path server, Path install) {}
