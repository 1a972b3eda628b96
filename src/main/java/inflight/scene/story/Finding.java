package inflight.scene.story;

import java.util.List;
import java.util.Map;

/**
 * One kind of event of a connection, with where it happened.
 *
 * @param rule name of the rule, for example {@code retransmission}; for verdicts the last part of
 *     Wireshark's field name
 * @param fromClient whose segments these are
 * @param frames in file order, counted from 1
 * @param numbers what the text quotes, by name; times in milliseconds end in {@code _ms}
 * @param text one or two sentences
 */
public record Finding(
    String rule,
    Severity severity,
    boolean fromClient,
    List<Integer> frames,
    Map<String, Number> numbers,
    String text) {}
