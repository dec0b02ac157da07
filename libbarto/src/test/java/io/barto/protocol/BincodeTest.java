package io.barto.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BincodeTest {
  private static final String A_UUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  private static String hex(Consumer<BincodeWriter> writes) {
    var out = new BincodeWriter();
    writes.accept(out);
    return HexFormat.of().formatHex(out.toBytes());
  }

  private static BincodeReader reader(String hex) {
    return new BincodeReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "250, fa",
    "251, fbfb00",
    "65535, fbffff",
    "65536, fc00000100",
    "4294967295, fcffffffff",
    "4294967296, fd0000000001000000",
    "9223372036854775807, fdffffffffffffff7f"
  })
  void unsigned_takesTheFewestBytes(long value, String hex) throws ProtocolException {
    assertThat(hex(out -> out.unsigned(value))).isEqualTo(hex);
    assertThat(reader(hex).unsigned()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "-1, 01",
    "1, 02",
    "137, fb1201",
    "-2147483648, fcffffffff",
    "9223372036854775807, fdfeffffffffffffff",
    "-9223372036854775808, fdffffffffffffffff"
  })
  void signed_isZigzag(long value, String hex) throws ProtocolException {
    assertThat(hex(out -> out.signed(value))).isEqualTo(hex);
    assertThat(reader(hex).signed()).isEqualTo(value);
  }

  @Test
  void unsigned_takesMoreBytesThanNeeded() throws ProtocolException {
    assertThat(reader("fb0500").unsigned()).isEqualTo(5);
    assertThat(reader("fc05000000").unsignedInt()).isEqualTo(5);
    assertThat(reader("fd0500000000000000").unsigned()).isEqualTo(5);
  }

  @Test
  void unsigned_refusesWhatItsFieldCanNotHold() {
    assertThatThrownBy(() -> reader("fd0500000000000000").unsignedInt())
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("too wide");
    assertThatThrownBy(() -> reader("fcffffffff").unsignedInt())
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> reader("fdffffffffffffffff").unsigned())
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> reader("fe00000000000000000000000000000000").unsigned())
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> reader("ff").unsigned()).isInstanceOf(ProtocolException.class);
  }

  @Test
  void unsigned_isNeverNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BincodeWriter().unsigned(-1));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 00",
    "vader, 057661646572",
    "ß€, 05c39fe282ac",
    "𝄞, 04f09d849e",
    "\uFFFD, 03efbfbd"
  })
  void text_isUtf8(String text, String hex) throws ProtocolException {
    assertThat(hex(out -> out.text(text))).isEqualTo(hex);
    assertThat(reader(hex).text()).isEqualTo(text);
  }

  @Test
  void text_withHalfAPairIsSentAsAQuestionMark() {
    assertThat(hex(out -> out.text("a\uD834"))).isEqualTo("02613f");
    assertThat(hex(out -> out.text("\uDD1Ea"))).isEqualTo("023f61");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01ff", "02c3c3", "01c3", "02c080", "03eda080", "04f5808080", "03e282ff"})
  void text_refusesBadUtf8(String hex) {
    assertThatThrownBy(() -> reader(hex).text())
        .isInstanceOf(ProtocolException.class)
        .hasMessage("a text that is not UTF-8 at byte 1 of " + hex.length() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"05616263", "fcffffff7f00", "fdffffffffffffff7f"})
  void text_refusesALengthThatTheMessageCanNotHold(String hex) {
    assertThatThrownBy(() -> reader(hex).text())
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("which the message can't hold");
  }

  @Test
  void list_refusesACountThatTheMessageCanNotHold() {
    assertThatThrownBy(() -> reader("0300000000").list(2, BincodeReader::text))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("a length of 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3f2504e0-4f89-41d3-9a0c-0305e82c330",
        "3f2504e04f8941d39a0c0305e82c3301",
        "1-1-1-1-1",
        "3f2504e0-4f89-41d3-9a0c-0305e82c33zz",
        "３f2504e0-4f89-41d3-9a0c-0305e82c3301",
        ""
      })
  void uuidText_refusesWhatIsNoUuid(String text) {
    String hex = hex(out -> out.text(text));
    assertThatThrownBy(() -> reader(hex).uuidText()).isInstanceOf(ProtocolException.class);
  }

  @Test
  void uuid_isTextInVersion1AndBytesInVersion2() throws ProtocolException {
    UUID uuid = UUID.fromString(A_UUID);
    String raw = A_UUID.replace("-", "");
    assertThat(hex(out -> out.uuid(uuid))).isEqualTo(raw);
    assertThat(reader(raw).uuid()).isEqualTo(uuid);
    String text = hex(out -> out.text(A_UUID));
    assertThat(hex(out -> out.uuidText(uuid))).isEqualTo(text);
    assertThat(reader(text).uuidText()).isEqualTo(uuid);
  }

  @Test
  void bool_isZeroOrOne() {
    assertThatThrownBy(() -> reader("02").bool()).isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00.000001Z, 02",
    "1969-12-31T23:59:59.999999Z, 01",
    "0000-01-01T00:00:00Z, fdffff2d5283b9b901",
    "9999-12-31T23:59:59.999999Z, fdfebfe69819880807"
  })
  void instant_isMicroseconds(Instant time, String hex) throws ProtocolException {
    assertThat(reader(hex).instant()).isEqualTo(time);
    assertThat(hex(out -> out.instant(time))).isEqualTo(hex);
  }

  @Test
  void instant_cutsOffNanoseconds() {
    String hex = hex(out -> out.instant(Instant.parse("1969-12-31T23:59:59.999999999Z")));
    assertThat(hex).isEqualTo("01");
  }

  @Test
  void instant_refusesWhatIsOutsideTheYears0To9999() {
    assertThatThrownBy(() -> reader("fdffffffffffffffff").instant())
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> reader("fdffffffffffffffff").second())
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> reader("fdfeffffffffffffff").second())
        .isInstanceOf(ProtocolException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> new BincodeWriter().instant(Instant.MAX));
  }

  @Test
  void reader_leavesTheBufferAsItIs() throws ProtocolException {
    ByteBuffer direct = ByteBuffer.allocateDirect(4).put(new byte[] {9, 1, 'x', 9});
    direct.position(1).limit(3);
    assertThat(new BincodeReader(direct).text()).isEqualTo("x");
    assertThat(direct.position()).isEqualTo(1);
    ByteBuffer slice = ByteBuffer.wrap(new byte[] {9, 9, 1, 'x', 9}, 2, 2).slice();
    assertThat(new BincodeReader(slice).text()).isEqualTo("x");
    assertThat(slice.position()).isZero();
  }
}
