/**
 * One row per frame, in columns: where it is, when, which connection, which direction and flags.
 */
package inflight.packet.index;
