/** The launcher: decides between window and command line. */
package inflight.app;
