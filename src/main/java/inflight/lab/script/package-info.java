/** The segment notation: one text form for tests, samples and tooltips, to and from captures. */
package inflight.lab.script;
