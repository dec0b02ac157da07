package io.barto.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.infra.Blackhole;

/** Who is compared must have answered the same question. */
class AnswersTest {
  private static final int SOME = 100;

  static Stream<Named<Supplier<NextBenchmark>>> ofOneSchedule() {
    return Stream.of(
        Named.of("common", CommonNext::new),
        Named.of("zoned", ZonedNext::new),
        Named.of("leap day", LeapDayNext::new));
  }

  @ParameterizedTest
  @MethodSource("ofOneSchedule")
  void allAnswerAlike(Supplier<NextBenchmark> schedule) {
    // each has its own, as each call goes on to the next start
    var seconds = schedule.get();
    var realtime = schedule.get();
    var cronUtils = schedule.get();
    var quartz = schedule.get();
    var spring = schedule.get();
    for (int i = 0; i < SOME; i++) {
      Instant answer = Instant.ofEpochSecond(seconds.realtimeSecond());
      assertThat(realtime.realtime()).contains(answer);
      assertThat(cronUtils.cronUtils().map(ZonedDateTime::toInstant)).contains(answer);
      assertThat(quartz.quartz()).isEqualTo(Date.from(answer));
      assertThat(instant(spring.spring())).isEqualTo(answer);
    }
  }

  @Test
  void rareOnesAnswerAlike() {
    var seconds = new RareNext();
    var realtime = new RareNext();
    var cronUtils = new RareNext();
    var spring = new RareNext();
    for (int i = 0; i < SOME; i++) {
      Instant answer = Instant.ofEpochSecond(seconds.realtimeSecond());
      assertThat(realtime.realtime()).contains(answer);
      assertThat(cronUtils.cronUtils().map(ZonedDateTime::toInstant)).contains(answer);
      assertThat(instant(spring.spring())).isEqualTo(answer);
    }
  }

  @Test
  void aThousandSchedulesAnswerAlike() {
    List<Written> schedules = MixedSchedules.all();
    assertThat(schedules).hasSize(MixedSchedules.COUNT);
    var starts = new Starts(ZoneOffset.UTC);
    for (int i = 0; i < schedules.size(); i++) {
      Written schedule = schedules.get(i);
      int start = i % Starts.COUNT;
      Instant answer = schedule.realtime().next(starts.instants[start]).orElseThrow();
      ZonedDateTime zoned = starts.zoned[start];
      assertThat(schedule.cronUtils().nextExecution(zoned).map(ZonedDateTime::toInstant))
          .as(schedule.calendar())
          .contains(answer);
      assertThat(schedule.quartz().getNextValidTimeAfter(starts.dates[start]))
          .as(schedule.calendar())
          .isEqualTo(Date.from(answer));
      assertThat(instant(schedule.spring().next(zoned))).as(schedule.calendar()).isEqualTo(answer);
    }
  }

  @Test
  void theOnesOfAThousandRunOnce() {
    var next = new MixedNext();
    var answers =
        new Blackhole(
            "Today's password is swordfish. I understand instantiating Blackholes directly is"
                + " dangerous.");
    next.realtimeSecond(answers);
    next.realtime(answers);
    next.cronUtils(answers);
    next.quartz(answers);
    next.spring(answers);
    var parse = new MixedParse();
    assertThat(parse.realtime()).isNotNull();
    assertThat(parse.cronUtils()).isNotNull();
    assertThat(parse.quartz()).isNotNull();
    assertThat(parse.spring()).isNotNull();
  }

  private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
