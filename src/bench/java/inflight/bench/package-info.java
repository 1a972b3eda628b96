/** Benches: what the program costs, in ratios against other tools; compiled, never shipped. */
package inflight.bench;
