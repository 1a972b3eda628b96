package inflight.cli;

import inflight.document.Capture;
import inflight.document.CaptureCounts;
import inflight.packet.capfile.CaptureInterface;
import inflight.packet.capfile.Damage;
import inflight.packet.wire.Fault;
import inflight.packet.wire.LinkType;
import inflight.packet.wire.Protocol;
import inflight.query.field.Escape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

final class StatsCommand implements Callable<Integer> {
  private static final long NANOS = 1_000_000_000;

  private enum Form {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final InflightCommand root;
  private final CaptureArgument input = new CaptureArgument();
  private Form form;
  private final TextBuffer text = new TextBuffer();

  StatsCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    return input
        .addTo(
            new Syntax(
                this,
                "stats",
                "The capture as a whole: format, frames, bytes, time, drops, protocols, faults."))
        .format(Form.class, "FORM", v -> form = v, "table or json.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    try (Capture capture = input.load(root)) {
      CaptureCounts counts = CaptureCounts.of(capture);
      if (form == Form.JSON) {
        json(capture, counts);
      } else {
        table(capture, counts);
      }
      root.out().write(text.bytes(), 0, text.length());
      return input.end(capture, root);
    }
  }

  private static Set<String> linkTypes(List<CaptureInterface> interfaces) {
    Set<String> names = new LinkedHashSet<>();
    for (CaptureInterface i : interfaces) {
      names.add(LinkType.name(i.linkType()));
    }
    return names;
  }

  /** Of all interfaces that say so, -1 if none does. */
  private static long dropped(List<CaptureInterface> interfaces) {
    long sum = -1;
    for (CaptureInterface i : interfaces) {
      if (i.dropped() >= 0) {
        sum = Math.max(0, sum) + i.dropped();
      }
    }
    return sum;
  }

  private void table(Capture capture, CaptureCounts counts) {
    List<CaptureInterface> interfaces = capture.source().interfaces();
    for (Path file : capture.source().files()) {
      row("file", Escape.text(file.toString()));
    }
    row("format", capture.source().formatName());
    row("link types", String.join(", ", linkTypes(interfaces)));
    for (CaptureInterface i : interfaces) {
      String name = i.name().isEmpty() ? "#" + i.id() : Escape.text(i.name());
      row("interface", name + ", " + counts.framesOfInterface()[i.id()] + " frames");
    }
    row("frames", Integer.toString(counts.frames()));
    row("bytes", counts.wireBytes() + " on the wire, " + counts.capturedBytes() + " captured");
    if (counts.firstNanos() != Long.MIN_VALUE) {
      row("first", instant(counts.firstNanos()));
      row("last", instant(counts.lastNanos()));
      label("span").seconds(counts.lastNanos() - counts.firstNanos()).text(" s\n");
    }
    long dropped = dropped(interfaces);
    row("dropped", dropped < 0 ? "the capture does not say" : Long.toString(dropped));
    row("connections", Integer.toString(capture.connections().size()));
    for (Map.Entry<Protocol, Integer> p : counts.protocols().entrySet()) {
      row("protocol", p.getKey().title() + ", " + p.getValue() + " frames");
    }
    for (Map.Entry<Fault.Kind, Integer> f : counts.faults().entrySet()) {
      row("fault", name(f.getKey()) + ", " + f.getValue() + " frames");
    }
    capture.damage().ifPresent(d -> row("damage", d.message()));
  }

  private TextBuffer label(String name) {
    return text.text(name).spaces(13 - name.length());
  }

  private void row(String name, String value) {
    label(name).text(value).ascii('\n');
  }

  private static String instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
        .toString();
  }

  private static String name(Fault.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void json(Capture capture, CaptureCounts counts) {
    List<CaptureInterface> interfaces = capture.source().interfaces();
    JsonWriter json = new JsonWriter(text).open('{');
    json.name("files").open('[');
    capture.source().files().forEach(f -> json.string(f.toString()));
    json.close(']');
    json.name("format").string(capture.source().formatName());
    json.name("link_types").open('[');
    linkTypes(interfaces).forEach(json::string);
    json.close(']');
    json.name("interfaces").open('[');
    for (CaptureInterface i : interfaces) {
      json.open('{').name("name").string(i.name());
      json.name("link_type").string(LinkType.name(i.linkType()));
      json.name("snap_len").value(i.snapLen() & 0xffff_ffffL);
      json.name("frames").value(counts.framesOfInterface()[i.id()]);
      known(json.name("dropped"), i.dropped());
      json.close('}');
    }
    json.close(']');
    json.name("frames").value(counts.frames());
    json.name("wire_bytes").value(counts.wireBytes());
    json.name("captured_bytes").value(counts.capturedBytes());
    times(json, counts);
    known(json.name("dropped"), dropped(interfaces));
    json.name("connections").value(capture.connections().size());
    json.name("protocols").open('{');
    counts.protocols().forEach((p, n) -> json.name(name(p)).value(n));
    json.close('}').name("faults").open('{');
    counts.faults().forEach((f, n) -> json.name(f.name().toLowerCase(Locale.ROOT)).value(n));
    json.close('}').name("damage");
    damage(json, capture.damage().orElse(null));
    json.close('}');
    text.ascii('\n');
  }

  /** Two protocols have the same name for filters. */
  private static String name(Protocol p) {
    return p == Protocol.IEEE_802_3
        ? "eth_802_3"
        : p == Protocol.LINUX_SLL2 ? "sll2" : p.wireName();
  }

  private static void times(JsonWriter json, CaptureCounts counts) {
    boolean known = counts.firstNanos() != Long.MIN_VALUE;
    json.name("first_time");
    time(json, known, counts.firstNanos());
    json.name("last_time");
    time(json, known, counts.lastNanos());
    json.name("span_s");
    time(json, known, counts.lastNanos() - counts.firstNanos());
  }

  private static void time(JsonWriter json, boolean known, long nanos) {
    if (known) {
      json.seconds(nanos);
    } else {
      json.nothing();
    }
  }

  private static void known(JsonWriter json, long count) {
    if (count < 0) {
      json.nothing();
    } else {
      json.value(count);
    }
  }

  private static void damage(JsonWriter json, Damage damage) {
    if (damage == null) {
      json.nothing();
      return;
    }
    json.open('{');
    json.name("file").string(damage.file().toString());
    json.name("byte_offset").value(damage.byteOffset());
    json.name("expected").string(damage.expected());
    json.close('}');
  }
}
