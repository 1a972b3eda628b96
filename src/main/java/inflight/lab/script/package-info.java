/**
 * The segment notation: one line for each segment, for tests, lessons and the command line. It is
 * printed from captures, parsed back to what was printed, and compiled to a capture.
 *
 * <pre>
 * C 192.0.2.10:40000 iss 1000          where each side is and its initial sequence number
 * S [2001:db8::20]:80 iss 5000
 * link ethernet mtu 1500               or: link raw
 * start 1767225600.000000000           seconds since 1970 that +0 of the first line counts from
 *
 * +0.000 C S  0        win 64240 &lt;mss 1460,sackOK,ts 1/0,wscale 7&gt;
 * +0.040 S SA 0 ack 1  win 65160 &lt;mss 1460,sackOK,ts 9/1,wscale 7&gt;
 * +0.000 C A  1 ack 1  win 502
 * +0.001 C PA 1:13 ack 1 win 502 "hello world\n"      # a comment
 * +0.002 S udp "beside it"
 * </pre>
 *
 * <p>A segment line: seconds since the line before, the sender, flags ({@code S F R P A U E W e}
 * for SYN FIN RST PSH ACK URG ECE CWR AE, {@code .} for none), then as stream offsets (the SYN is
 * 0) the first byte and the one behind the last, and the acknowledgment; SYN and FIN are not
 * counted in the interval. The window is unscaled. Then, where they are not as usual: {@code urg
 * N}, options, payload as {@code "text"} or {@code hex:0102}, {@code ect0}, {@code ect1}, {@code
 * ce}, {@code ttl N} (else that of the line before), {@code id N} (else one more), {@code reserved
 * N}, {@code ackraw N}, {@code badsum}, and {@code lost} for one that the capture misses. Payload
 * that is not given is made from the stream offset, so that what is sent again is the same.
 *
 * <p>Options: {@code mss N}, {@code wscale N}, {@code sackOK}, {@code sack 1:5/9:12} (offsets of
 * the other side), {@code ts V/E}, {@code tfo HEX}, any other kind as {@code kN HEX}. NOPs are put
 * in as Linux does, unless {@code nop} or {@code eol} is among them; {@code hex:HEX} gives all the
 * bytes.
 */
package inflight.lab.script;
