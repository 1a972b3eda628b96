/** What happened in a connection, in plain sentences with numbers and RFC sections. */
package inflight.scene.story;
