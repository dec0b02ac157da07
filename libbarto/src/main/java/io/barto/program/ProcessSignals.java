package io.barto.program;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;

/**
 * Handles signals one by one, as a shutdown hook can't. The JDK has {@code sun.misc.Signal} for
 * that, in a module that is exported and not encapsulated; but its use in source gives a warning
 * that nothing can switch off, and this build takes none. So it is looked up by name, once, here.
 */
public final class ProcessSignals {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

  private ProcessSignals() {}

  /**
   * Has a signal handled, in a thread of its own, instead of ending the process.
   *
   * @param name without SIG
   * @return false where this JVM or platform does not let it be handled
   */
  public static boolean on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run =
          LOOKUP.findVirtual(Runnable.class, "run", methodType(void.class)).bindTo(action);
      Object handling =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      Object number =
          LOOKUP.findConstructor(signal, methodType(void.class, String.class)).invoke(name);
      LOOKUP
          .findStatic(signal, "handle", methodType(handler, signal, handler))
          .invoke(number, handling);
      return true;
    } catch (Throwable e) {
      if (e instanceof Error error && !(e instanceof LinkageError)) {
        throw error;
      }
      return false; // taken by another, as with -Xrs
    }
  }
}
