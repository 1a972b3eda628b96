/**
 * What the bytes of one frame mean: static functions over {@code (byte[], offset)}, one file per
 * protocol.
 */
package inflight.packet.wire;
