package io.barto.server.retention.boundary;

/**
 * How much was, or would be, deleted.
 *
 * @param generations of the book
 * @param kept runs that are old enough, but have not ended or are not settled with their worker
 * @param workersTold to clean their journals
 */
public record CleanupCounts(
    long runs,
    long outputLines,
    long outputBytes,
    long missedRanges,
    long absences,
    long generations,
    long publishedOutput,
    long publishedExitStatus,
    long kept,
    long workersTold) {}
