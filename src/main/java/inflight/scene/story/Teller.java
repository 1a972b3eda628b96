package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.tcp.connection.TcpState;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the story of a connection, sentence by sentence. */
final class Teller {
  private static final int MAX_EVENTS = 7;
  private static final int CLEARLY = 4;

  private final History history;
  private final ConnectionTrace trace;
  private final Words words;
  private final Events events;
  private final List<Story.Sentence> told = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  Teller(History history, Words words, Events events) {
    this.history = history;
    this.trace = history.trace;
    this.words = words;
    this.events = events;
  }

  List<Story.Sentence> tell() {
    if (history.all.isEmpty()) {
      return List.of();
    }
    who();
    opening();
    vantage();
    data();
    roundTrips();
    events();
    closing();
    end();
    return List.copyOf(told);
  }

  private void say(String key, Severity severity, Segment... about) {
    List<Integer> frames = new ArrayList<>();
    for (Segment s : about) {
      if (s != null && !frames.contains(s.frameNumber())) {
        frames.add(s.frameNumber());
      }
    }
    told.add(new Story.Sentence(words.say(key, values), severity, List.copyOf(frames)));
  }

  private Teller put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  private void who() {
    put("client", trace.client().toString()).put("server", trace.server().toString());
    put("segments", history.all.size()).put("duration", Words.time(trace.durationNanos()));
    say(trace.portsReused() ? "story.who.reused" : "story.who", Severity.INFO);
    if (trace.omitted() > 0) {
      put("omitted", trace.omitted()).say("story.omitted", Severity.WARN);
    }
  }

  private void opening() {
    Segment syn = history.at(history.client.syn);
    Segment synAck = history.at(history.synAck);
    Segment third = history.at(history.handshakeAck);
    Segment otherSyn = history.at(history.server.syn);
    if (syn == null) {
      put("state", words.text(trace.clientKnown() ? "story.known" : "story.guessed"));
      say(synAck == null ? "story.midstream" : "story.halfseen", Severity.INFO);
      return;
    }
    long tries =
        history.all.stream()
            .filter(s -> s.has(Tcp.SYN) && !s.has(Tcp.ACK) && s.fromClient())
            .count();
    put("tries", tries).put("raw", Words.raw(syn.seqRaw()));
    if (otherSyn != null && !otherSyn.has(Tcp.ACK)) {
      say("story.crossing", Severity.GOOD, syn, otherSyn);
    } else if (synAck == null) {
      say(tries > 1 ? "story.syn.tries" : "story.syn", Severity.INFO, syn);
      return;
    } else if (third == null) {
      say("story.halfway", Severity.WARN, syn, synAck);
    } else {
      put("irtt", Words.time(trace.initialRttNanos()));
      put("total", Words.time(third.tsNanos() - syn.tsNanos()));
      String key = tries > 1 ? "story.handshake.tries" : "story.handshake";
      say(key, tries > 1 ? Severity.WARN : Severity.GOOD, syn, synAck, third);
    }
    if (synAck != null || otherSyn != null) {
      Segment answer = synAck == null ? otherSyn : history.at(history.server.syn);
      put("agreed", Opening.agreed(syn, answer == null ? synAck : answer, new Draft(words, syn)));
      say("story.agreed", Severity.INFO, syn, answer);
    }
  }

  private void vantage() {
    Segment syn = history.at(history.client.syn);
    Segment synAck = history.at(history.synAck);
    Segment third = history.at(history.handshakeAck);
    if (syn == null || synAck == null || third == null || trace.initialRttNanos() == 0) {
      return;
    }
    long back = third.tsNanos() - synAck.tsNanos();
    long there = trace.initialRttNanos() - back;
    put("there", Words.time(there)).put("back", Words.time(back));
    if (there > CLEARLY * back) {
      say("story.nearclient", Severity.INFO, synAck, third);
    } else if (back > CLEARLY * there) {
      say("story.nearserver", Severity.INFO, synAck, third);
    } else {
      say("story.between", Severity.INFO, synAck, third);
    }
  }

  private void data() {
    put("up", history.client.bytes).put("down", history.server.bytes);
    put("upsegments", segments(true)).put("downsegments", segments(false));
    Segment first = history.at(history.client.firstData);
    Segment answer = history.at(history.server.firstData);
    if (first == null && answer == null) {
      say("story.nodata", Severity.INFO);
    } else if (answer == null) {
      say("story.data.up", Severity.INFO, first);
    } else if (first == null) {
      say("story.data.down", Severity.INFO, answer);
    } else if (answer.row() > first.row()) {
      put("answered", Words.time(answer.tsNanos() - first.tsNanos()));
      say("story.data.answer", Severity.INFO, first, answer);
    } else {
      say("story.data.both", Severity.INFO, answer, first);
    }
  }

  private long segments(boolean ofClient) {
    return history.all.stream()
        .filter(s -> s.len() > 0 && s.fromClient() == ofClient && !s.quoted())
        .count();
  }

  private void roundTrips() {
    long[] samples =
        history.all.stream()
            .filter(s -> s.pureAck() && s.ackedFrame() > 0)
            .mapToLong(Segment::ackRttNanos)
            .filter(rtt -> rtt >= trace.initialRttNanos() / 8)
            .sorted()
            .toArray();
    if (samples.length < 2) {
      return;
    }
    put("samples", samples.length).put("least", Words.time(samples[0]));
    put("median", Words.time(samples[samples.length / 2]));
    put("most", Words.time(Arrays.stream(samples).max().orElse(0)));
    say("story.rtt", Severity.INFO);
  }

  private void events() {
    told.addAll(events.tell(MAX_EVENTS));
  }

  private void closing() {
    Segment clientFin = history.at(history.client.fin);
    Segment serverFin = history.at(history.server.fin);
    Segment reset = history.at(history.reset);
    if (clientFin != null && serverFin != null) {
      bothClose(clientFin, serverFin);
    } else if (clientFin != null || serverFin != null) {
      Segment fin = clientFin != null ? clientFin : serverFin;
      put("closer", words.text(fin.fromClient() ? "client" : "server"));
      put("owes", words.text(fin.fromClient() ? "server" : "client"));
      say(reset == null ? "story.close.half" : "story.close.reset", Severity.WARN, fin, reset);
    } else if (reset == null) {
      boolean silent = history.client.syn != History.NONE && history.server.segments == 0;
      say(silent ? "story.unanswered" : "story.open", silent ? Severity.BAD : Severity.INFO);
    }
  }

  private void bothClose(Segment clientFin, Segment serverFin) {
    boolean clientFirst = clientFin.row() < serverFin.row();
    Segment first = clientFirst ? clientFin : serverFin;
    Segment second = clientFirst ? serverFin : clientFin;
    put("closer", words.text(clientFirst ? "client" : "server"));
    put("other", words.text(clientFirst ? "server" : "client"));
    put("later", Words.time(second.tsNanos() - first.tsNanos()));
    Moment m = new Moment(history, trace.indexOfRow(second.row()));
    if (second.ack() < first.end()) {
      say("story.close.crossing", Severity.GOOD, first, second);
    } else if (!m.ackedFinBefore()) {
      say("story.close.three", Severity.GOOD, first, second);
    } else {
      boolean between = history.way(!clientFirst).bytes > 0 && dataBetween(first, second);
      say(between ? "story.close.halfclose" : "story.close.four", Severity.GOOD, first, second);
    }
  }

  private boolean dataBetween(Segment first, Segment second) {
    return history.all.stream()
        .anyMatch(
            s ->
                s.row() > first.row()
                    && s.row() < second.row()
                    && s.len() > 0
                    && s.fromClient() == second.fromClient());
  }

  private void end() {
    Segment last = history.all.getLast();
    put("clientstate", last.clientState().title()).put("serverstate", last.serverState().title());
    boolean over = last.clientState() == TcpState.CLOSED && last.serverState() == TcpState.CLOSED;
    boolean silent = history.server.segments == 0;
    String key = silent ? "story.end.silent" : "story.end";
    say(over ? "story.end.closed" : key, Severity.INFO, last);
  }
}
