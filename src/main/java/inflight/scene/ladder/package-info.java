/** One connection laid out on a timeline, as plain data. */
package inflight.scene.ladder;
