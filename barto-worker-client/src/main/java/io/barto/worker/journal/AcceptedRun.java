package io.barto.worker.journal;

import java.util.UUID;

/**
 * One command of an accepted fire.
 *
 * @param index of the command in its fire, from 0
 * @param text for the shell
 */
public record AcceptedRun(UUID run, int index, String text) {}
