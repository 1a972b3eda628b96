package inflight.testing;

import java.util.List;

/** The fields that agreement with tshark is first of all asked of. */
public final class DefaultFields {
  public static final List<String> NAMES =
      List.of(
          """
          frame.number frame.len frame.cap_len eth.type ip.src ip.dst ip.ttl ip.dsfield.ecn
          ip.flags.df ip.proto ipv6.src ipv6.dst tcp.stream tcp.srcport tcp.dstport tcp.seq
          tcp.seq_raw tcp.nxtseq tcp.ack tcp.ack_raw tcp.hdr_len tcp.len tcp.flags tcp.flags.ae
          tcp.flags.cwr tcp.flags.ece tcp.flags.urg tcp.flags.ack tcp.flags.push tcp.flags.reset
          tcp.flags.syn tcp.flags.fin tcp.flags.str tcp.window_size_value tcp.window_size
          tcp.window_size_scalefactor tcp.checksum tcp.urgent_pointer tcp.option_kind
          tcp.option_len tcp.options.mss_val tcp.options.wscale.shift
          tcp.options.wscale.multiplier tcp.options.sack_le tcp.options.sack_re
          tcp.options.sack.count tcp.options.timestamp.tsval tcp.options.timestamp.tsecr
          tcp.time_relative tcp.time_delta tcp.completeness tcp.analysis.retransmission
          tcp.analysis.fast_retransmission tcp.analysis.spurious_retransmission
          tcp.analysis.out_of_order tcp.analysis.lost_segment tcp.analysis.ack_lost_segment
          tcp.analysis.duplicate_ack tcp.analysis.duplicate_ack_num
          tcp.analysis.duplicate_ack_frame tcp.analysis.keep_alive tcp.analysis.keep_alive_ack
          tcp.analysis.zero_window tcp.analysis.zero_window_probe
          tcp.analysis.zero_window_probe_ack tcp.analysis.window_full tcp.analysis.window_update
          tcp.analysis.reused_ports tcp.analysis.acks_frame tcp.analysis.ack_rtt
          tcp.analysis.initial_rtt tcp.analysis.rto tcp.analysis.rto_frame
          tcp.analysis.bytes_in_flight tcp.analysis.push_bytes_sent udp.srcport udp.dstport
          """
              .strip()
              .split("\\s+"));

  private DefaultFields() {}
}
