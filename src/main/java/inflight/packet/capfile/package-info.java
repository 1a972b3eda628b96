/** Where each record of a capture file is, when it was captured and on which interface. */
package inflight.packet.capfile;
