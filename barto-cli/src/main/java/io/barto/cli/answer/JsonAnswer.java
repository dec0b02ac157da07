package io.barto.cli.answer;

import java.io.PrintStream;

/** A JSON object a line, for programs; remarks go to standard error. */
public final class JsonAnswer implements Answer {
  private final PrintStream out;
  private final PrintStream err;
  private boolean empty = true;

  public JsonAnswer(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public <T> void row(Sheet<T> sheet, T item) {
    empty = false;
    var json = new JsonText().begin();
    if (!sheet.kind().isEmpty()) {
      json.name("kind").value(sheet.kind());
    }
    for (Field<T> field : sheet.fields()) {
      field.value().apply(item).write(json.name(field.name()));
    }
    out.print(json.end() + "\n");
  }

  @Override
  public <T> void detail(Sheet<T> sheet, T item) {
    row(sheet, item);
  }

  /** A line that is JSON already. */
  public void json(String line) {
    empty = false;
    out.print(line + "\n");
  }

  @Override
  public void heading(String text) {}

  @Override
  public void note(String text) {
    err.println("barto-cli: " + text);
    err.flush();
  }

  @Override
  public void flush() {}

  @Override
  public boolean isEmpty() {
    return empty;
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }
}
