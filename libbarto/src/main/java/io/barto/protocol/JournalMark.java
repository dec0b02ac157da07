package io.barto.protocol;

/**
 * A record of the journal. Two disks of one origin that went on separately have records of one
 * position with different tags.
 *
 * @param position its sequence number, from 1; 0: none
 * @param tag random; 0: none
 */
public record JournalMark(long position, long tag) {
  /** Where nothing is known of a journal. */
  public static final JournalMark NONE = new JournalMark(0, 0);
}
