package io.barto.protocol;

import io.barto.protocol.OutputAnswer.LineKind;
import io.barto.protocol.OutputAnswer.OutputLine;
import io.barto.protocol.OutputAnswer.OutputLines;

/** The bytes of the answers with what commands wrote. */
final class OutputAnswerCodec {
  private static final LineKind[] KINDS = LineKind.values();

  private OutputAnswerCodec() {}

  static OutputLines outputLines(BincodeReader in) throws ProtocolException {
    return new OutputLines(
        in.uuid(), in.text(), in.text(), in.list(7, OutputAnswerCodec::outputLine));
  }

  private static OutputLine outputLine(BincodeReader in) throws ProtocolException {
    return new OutputLine(
        in.rawEnum(KINDS, "kind of line"),
        in.outputKind(),
        in.unsigned(),
        in.instant(),
        in.text(),
        in.bool(),
        in.unsigned());
  }

  /** The writing half. */
  interface Writing extends OutputAnswer.Handler<BincodeWriter> {
    BincodeWriter out();

    @Override
    default BincodeWriter outputLines(OutputLines message) {
      return out()
          .unsigned(27)
          .uuid(message.run())
          .text(message.worker())
          .text(message.schedule())
          .list(message.lines(), OutputAnswerCodec::write);
    }
  }

  private static void write(BincodeWriter out, OutputLine line) {
    out.rawEnum(line.kind())
        .rawEnum(line.stream())
        .unsigned(line.number())
        .instant(line.at())
        .text(line.text())
        .bool(line.continues())
        .unsigned(line.missing());
  }
}
