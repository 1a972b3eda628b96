/** One open capture: its source, index, progress and cancellation, with one thread that writes. */
package inflight.document;
