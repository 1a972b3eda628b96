/**
 * Our own judgement of a connection, from everything the capture holds: what happened, why, how
 * sure that is, and with which numbers. One class per rule; a rule looks at no name, port or
 * address. Findings are computed when a connection is looked at.
 */
package inflight.tcp.finding;
