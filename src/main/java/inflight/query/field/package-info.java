/**
 * Every value by its Wireshark name: one registry for filters, tree, columns, command line and
 * export.
 */
package inflight.query.field;
