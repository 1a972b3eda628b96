/**
 * Live capture as the program sees it: which interfaces there are, how to get the right to open
 * them, starting and stopping the helper, and what it tells. Loads no native library.
 */
package inflight.capture;
