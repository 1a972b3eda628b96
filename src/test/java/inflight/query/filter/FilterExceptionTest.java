package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A wrong filter is told where it is wrong, what was expected, and the nearest field. */
class FilterExceptionTest {
  private static void refused(String filter, int column, String reason) {
    FilterException e = assertThrows(FilterException.class, () -> Filter.compile(filter));
    assertEquals(column, e.column(), e.getMessage());
    assertTrue(e.reason().contains(reason), e.getMessage());
    assertEquals("column " + column + ": " + e.reason(), e.getMessage());
  }

  @Test
  void theNearestFieldIsNamed() {
    refused("tcp.prt == 80", 1, "did you mean tcp.port?");
    refused("ip and tcp.flags.sin == 1", 8, "did you mean tcp.flags.syn?");
    refused("tcpp", 1, "did you mean tcp?");
    refused("tcp.len == tcp.lenn", 12, "did you mean tcp.len?");
    refused("len(ip.sr) == 4", 5, "did you mean ip.src?");
    refused("tcp.flagz#1", 1, "did you mean tcp.flags?");
  }

  @Test
  void whatWasExpectedIsNamed() {
    refused("tcp.port ==", 12, "expected a field or a value");
    refused("tcp.port == 80 tcp", 16, "expected and, or");
    refused("tcp.port = 80", 10, "write ==");
    refused("(tcp", 5, "expected )");
    refused("tcp.port in {80 443}", 17, "expected a comma or }");
    refused("frame[", 7, "bracket ]");
    refused("any tcp", 8, "a comparison behind any or all");
    refused("tcp.len == 1 xor tcp", 14, "no operator of Wireshark 4.0");
  }

  @Test
  void typesHaveToFit() {
    refused("tcp.port == 70000", 13, "goes up to 65535");
    refused("ip.src == 192.0.2.256", 11, "no IPv4 address");
    refused("ip.src == 192.0.2.0/33", 11, "0 to 32");
    refused("eth.src == 00:00:5e", 12, "no hardware address");
    refused("tcp.analysis.flags == 1", 1, "write only its name");
    refused("frame.time_relative > 1ms", 23, "seconds are expected");
    refused("ip.ttl contains 40", 1, "cannot be searched");
    refused("ip.src + 1 == 5", 1, "an IPv4 address cannot be used to add");
    refused("frame.time == \"soon\"", 15, "no point in time");
    refused("80 == tcp.port", 1, "values stand behind a comparison");
  }

  @Test
  void whatNoLinearSearchCanFindIsRefusedByName() {
    refused("tcp matches \"a(?=b)\"", 13, "look-ahead");
    refused("tcp matches \"a(?!b)\"", 13, "look-ahead");
    refused("tcp matches \"(?<=a)b\"", 13, "look-behind");
    refused("tcp matches \"(?<!a)b\"", 13, "look-behind");
    refused("tcp matches \"(a)\\\\1\"", 13, "back-references");
    refused("tcp matches r\"(a)\\1\"", 13, "back-references");
    refused("tcp matches \"(?P<x>a)(?P=x)\"", 13, "back-references");
    refused("tcp matches \"(?>a)\"", 13, "atomic groups");
    refused("tcp matches \"a++\"", 13, "possessive");
    refused("tcp matches \"(?R)\"", 13, "recursion");
    refused("tcp matches \"((\"", 13, "missing closing )");
  }
}
