/** What Wireshark calls a segment, equal to it frame by frame, each verdict with its proof. */
package inflight.tcp.verdict;
