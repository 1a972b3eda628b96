/** The machine's own view: what is installed, what may be done; it knows no capture. */
package inflight.host;
