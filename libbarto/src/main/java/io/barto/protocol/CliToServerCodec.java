package io.barto.protocol;

import io.barto.protocol.CliToServer.Cleanup;
import io.barto.protocol.CliToServer.ClientVersions;
import io.barto.protocol.CliToServer.Clients;
import io.barto.protocol.CliToServer.Cmd;
import io.barto.protocol.CliToServer.Failed;
import io.barto.protocol.CliToServer.Info;
import io.barto.protocol.CliToServer.ListCommands;
import io.barto.protocol.CliToServer.ListOutput;
import io.barto.protocol.CliToServer.Query;
import io.barto.protocol.CliToServer.Reload;
import io.barto.protocol.CliToServer.ReplaceWorker;
import io.barto.protocol.CliToServer.RetireWorker;
import io.barto.protocol.CliToServer.Updates;
import java.nio.ByteBuffer;

/** The bytes of {@link CliToServer}. */
public final class CliToServerCodec {
  private CliToServerCodec() {}

  /** The message as it goes into one binary frame. */
  public static byte[] encode(CliToServer message) {
    var out = new BincodeWriter();
    message.accept(new Writer(out));
    return out.toBytes();
  }

  /** The message of one binary frame. */
  public static CliToServer decode(ByteBuffer message) throws ProtocolException {
    var in = new BincodeReader(message);
    int discriminant = in.unsignedInt();
    return switch (discriminant) {
      case 0 -> new Info(in.bool());
      case 1 -> new Updates(in.text(), in.wideEnum(UpdateKind.values(), "package manager"));
      case 2 -> new Cleanup();
      case 3 -> new Clients();
      case 4 -> new Query(in.text());
      case 5 -> new ListOutput(in.text(), in.text());
      case 6 -> new ListCommands(in.text());
      case 7 -> new Failed();
      case 8 -> new Cmd(in.text());
      case 9 -> new ClientVersions();
      case 16 -> new Reload(in.bool());
      case 17 -> new RetireWorker(in.text());
      case 18 -> new ReplaceWorker(in.text());
      case 19 -> RequestCodec.schedules(in);
      case 20 -> RequestCodec.runs(in);
      case 21 -> new RunRequest.ShowRun(in.text());
      case 22 -> RequestCodec.output(in);
      case 23 -> RequestCodec.tail(in);
      case 24 -> new ServerRequest.ShowWorker(in.text());
      case 25 -> new RunRequest.RunNow(in.text(), in.text(), in.bool());
      case 26 -> new ServerRequest.Overview();
      case 27 -> RequestCodec.cleanOlder(in);
      case 28 -> new ServerRequest.ServerState();
      case 29 -> new ServerRequest.CheckReload(in.text(), in.text());
      case 30 -> RequestCodec.findUpdates(in);
      default -> throw in.unknown("CLI to server", discriminant);
    };
  }

  private record Writer(BincodeWriter out)
      implements CliToServer.Handler<BincodeWriter>, RequestCodec.Writing {
    @Override
    public BincodeWriter info(Info message) {
      return out.unsigned(0).bool(message.json());
    }

    @Override
    public BincodeWriter updates(Updates message) {
      return out.unsigned(1).text(message.worker()).wideEnum(message.kind());
    }

    @Override
    public BincodeWriter cleanup(Cleanup message) {
      return out.unsigned(2);
    }

    @Override
    public BincodeWriter clients(Clients message) {
      return out.unsigned(3);
    }

    @Override
    public BincodeWriter query(Query message) {
      return out.unsigned(4).text(message.sql());
    }

    @Override
    public BincodeWriter list(ListOutput message) {
      return out.unsigned(5).text(message.worker()).text(message.commandName());
    }

    @Override
    public BincodeWriter listCommands(ListCommands message) {
      return out.unsigned(6).text(message.worker());
    }

    @Override
    public BincodeWriter failed(Failed message) {
      return out.unsigned(7);
    }

    @Override
    public BincodeWriter cmd(Cmd message) {
      return out.unsigned(8).text(message.commandName());
    }

    @Override
    public BincodeWriter clientVersions(ClientVersions message) {
      return out.unsigned(9);
    }

    @Override
    public BincodeWriter reload(Reload message) {
      return out.unsigned(16).bool(message.dryRun());
    }

    @Override
    public BincodeWriter retireWorker(RetireWorker message) {
      return out.unsigned(17).text(message.name());
    }

    @Override
    public BincodeWriter replaceWorker(ReplaceWorker message) {
      return out.unsigned(18).text(message.name());
    }
  }
}
