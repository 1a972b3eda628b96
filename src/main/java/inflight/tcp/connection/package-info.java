/** Which connection a segment belongs to, and the state of both of its ends by RFC 9293. */
package inflight.tcp.connection;
