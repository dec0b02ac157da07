package io.barto.protocol;

/** Names and limits that both ends of the wire agree on. */
public final class Wire {
  /** The WebSocket sub-protocol by which a peer asks for version 2. */
  public static final String VERSION_2 = "barto.v2";

  /** Where workers connect. */
  public static final String WORKER_PATH = "/v1/ws/worker";

  /** Where people's programs connect. */
  public static final String CLI_PATH = "/v1/ws/cli";

  /** The largest message a version 2 peer sends or takes, in bytes. */
  public static final int MAX_MESSAGE = 16 << 20;

  /** The most bytes that a worker's first message, its hello, may have. */
  public static final int MAX_HELLO = 1 << 20;

  /** The longest line of output, in bytes as the command wrote it; a longer one is split. */
  public static final int MAX_LINE = 1 << 20;

  /** The most characters that a configuration may have that is sent to be checked. */
  public static final int LONGEST_CONFIGURATION = 512 << 10;

  /** What the server's information says under {@code Access} where it has no keys. */
  public static final String OPEN_TO_ALL = "open to whoever reaches it: no api_key is set";

  /** The lowest discriminant of the messages of version 2; a receiver skips unknown ones. */
  static final int FIRST_OF_2 = 16;

  /** Header in which a server that refuses an upgrade says why; see {@link RefusalText}. */
  public static final String REFUSAL_HEADER = "Barto-Refusal";

  /** The rules by which the fires of expressions are found; raised where they change. */
  public static final int PLANNER = 1;

  private Wire() {}
}
