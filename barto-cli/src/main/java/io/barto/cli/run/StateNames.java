package io.barto.cli.run;

import io.barto.protocol.RunAnswer.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The states of runs as people type them. */
final class StateNames extends ArrayList<String> {
  private static final long serialVersionUID = 1L;

  StateNames() {
    super(Arrays.stream(State.values()).map(RunSheets::lower).toList());
  }

  /** Reads one from the command line. */
  static final class Converter implements ITypeConverter<State> {
    @Override
    public State convert(String text) {
      String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
      Iterator<State> states = List.of(State.values()).iterator();
      while (states.hasNext()) {
        State state = states.next();
        if (state.name().equals(name)) {
          return state;
        }
      }
      throw new TypeConversionException(
          "expected one of " + String.join(", ", new StateNames()) + ", but found \"" + text + '"');
    }
  }
}
