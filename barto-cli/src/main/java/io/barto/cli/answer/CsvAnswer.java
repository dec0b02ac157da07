package io.barto.cli.answer;

import java.io.PrintStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it. One file has one head, so only the first kind of thing is shown; how many
 * others there were is said on standard error.
 */
public final class CsvAnswer implements Answer {
  private static final String END = "\r\n";

  private final PrintStream out;
  private final PrintStream err;
  private @Nullable String kind;
  private long others;
  private boolean empty = true;

  public CsvAnswer(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public <T> void row(Sheet<T> sheet, T item) {
    head(sheet);
    empty = false;
    if (!sheet.kind().equals(kind)) {
      others++;
      return;
    }
    out.print(
        sheet.fields().stream()
                .map(field -> quoted(field.value().apply(item).plain()))
                .collect(Collectors.joining(","))
            + END);
  }

  @Override
  public void head(Sheet<?> sheet) {
    if (kind == null) {
      kind = sheet.kind();
      out.print(
          sheet.fields().stream()
                  .map(field -> quoted(field.name()))
                  .collect(Collectors.joining(","))
              + END);
    }
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
            && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public <T> void detail(Sheet<T> sheet, T item) {
    row(sheet, item);
  }

  @Override
  public void heading(String text) {}

  @Override
  public void note(String text) {
    err.println("barto-cli: " + text);
    err.flush();
  }

  @Override
  public void flush() {
    if (others > 0) {
      note(Counted.of(others, "line", "lines") + " of other kinds left out; --json has them");
      others = 0;
    }
  }

  @Override
  public boolean isEmpty() {
    return empty;
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }
}
