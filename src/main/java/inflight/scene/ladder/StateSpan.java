package inflight.scene.ladder;

import inflight.tcp.connection.TcpState;

/**
 * One end of the connection is in one state.
 *
 * @param client which end
 * @param state null where nothing is known of it
 * @param y0 pixels from the top of the ladder at zoom 1
 * @param y1 where the next state begins
 */
public record StateSpan(boolean client, TcpState state, double y0, double y1) {}
