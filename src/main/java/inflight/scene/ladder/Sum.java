package inflight.scene.ladder;

/**
 * The arithmetic of an acknowledgment that takes in a SYN or a FIN: it takes one number (RFC 9293
 * 3.4).
 *
 * @param client at which end it is done
 * @param y where the acknowledgment leaves
 * @param fin of a FIN, otherwise of a SYN
 * @param seq number of the segment that is acknowledged
 * @param len its bytes
 * @param ack the sum
 */
record Sum(boolean client, double y, boolean fin, long seq, int len, long ack) {}
