/** The commands of the command line, thin over the packages that do the work. */
package inflight.cli;
