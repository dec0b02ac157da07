package io.barto.protocol;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * Any message of a family, made from the records' own components: a message that is added later is
 * tested without a word here, unless one of its fields means less than its type.
 */
final class AnyMessage {
  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private AnyMessage() {}

  /** A message of any kind of the sealed family. */
  static <M> Arbitrary<M> of(Class<M> family) {
    return anyOf(family).map(family::cast);
  }

  private static Arbitrary<Object> anyOf(Class<?> type) {
    if (type.isRecord()) {
      return anyRecord(type);
    }
    List<Arbitrary<Object>> kinds =
        Arrays.stream(type.getPermittedSubclasses()).map(AnyMessage::anyOf).toList();
    return Arbitraries.oneOf(kinds);
  }

  private static Arbitrary<Object> anyRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Arbitrary<Object>> values = Arrays.stream(components).map(AnyMessage::anyValue).toList();
    return Combinators.combine(values).as(given -> construct(type, components, given));
  }

  private static Object construct(
      Class<?> type, RecordComponent[] components, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be made", e);
    }
  }

  /** The fields that mean less than their type. */
  private static Arbitrary<Object> anyValue(RecordComponent component) {
    return switch (component.getName()) {
      case "nominal", "first", "last", "cut", "next", "from" ->
          orNull(component.getAnnotatedType(), seconds().asGeneric());
      case "missedTick" -> Arbitraries.integers().between(0, 2).injectNull(0.3).asGeneric();
      case "exitCode" ->
          component.getType() == int.class
              ? Arbitraries.integers().between(0, 255).asGeneric()
              : Arbitraries.integers().injectNull(0.3).asGeneric();
      case "kind" ->
          component.getDeclaringRecord() == ServerToCli.PacmanFound.class
              ? Arbitraries.of(UpdateKind.PACMAN, UpdateKind.CACHYOS).asGeneric()
              : any(component.getAnnotatedType());
      default -> any(component.getAnnotatedType());
    };
  }

  private static Arbitrary<Object> any(AnnotatedType type) {
    Arbitrary<Object> any =
        type instanceof AnnotatedParameterizedType generic
            ? anyCollection(generic)
            : anyPlain((Class<?>) type.getType());
    return orNull(type, any);
  }

  private static Arbitrary<Object> orNull(AnnotatedType type, Arbitrary<Object> any) {
    return type.isAnnotationPresent(Nullable.class) ? any.injectNull(0.3) : any;
  }

  private static Arbitrary<Object> anyCollection(AnnotatedParameterizedType type) {
    List<Arbitrary<Object>> items = new ArrayList<>();
    for (AnnotatedType argument : type.getAnnotatedActualTypeArguments()) {
      items.add(any(argument));
    }
    Type raw = ((ParameterizedType) type.getType()).getRawType();
    return raw == List.class
        ? items.get(0).list().ofMaxSize(4).asGeneric()
        : Arbitraries.maps(items.get(0), items.get(1)).ofMaxSize(4).asGeneric();
  }

  private static Arbitrary<Object> anyPlain(Class<?> type) {
    if (type == String.class) {
      return Arbitraries.strings().ofMaxLength(300).filter(AnyMessage::isUnicode).asGeneric();
    } else if (type == int.class) {
      return Arbitraries.integers().greaterOrEqual(0).asGeneric();
    } else if (type == long.class || type == Long.class) {
      return Arbitraries.longs().greaterOrEqual(0).asGeneric();
    } else if (type == boolean.class) {
      return Arbitraries.of(true, false).asGeneric();
    } else if (type == double.class || type == Double.class) {
      return Arbitraries.doubles().asGeneric();
    } else if (type == UUID.class) {
      return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
          .as(UUID::new)
          .asGeneric();
    } else if (type == Instant.class) {
      return Combinators.combine(seconds(), Arbitraries.longs().between(0, 999_999))
          .as((second, micros) -> second.plus(micros, ChronoUnit.MICROS))
          .asGeneric();
    } else if (type.isEnum()) {
      return Arbitraries.of(type.getEnumConstants()).asGeneric();
    }
    return anyOf(type);
  }

  private static Arbitrary<Instant> seconds() {
    return Arbitraries.longs().between(FIRST_SECOND, LAST_SECOND).map(Instant::ofEpochSecond);
  }

  private static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
