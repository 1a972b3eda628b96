/** A scene or a list written to a file: SVG, PNG, HTML, text. */
package inflight.scene.export;
