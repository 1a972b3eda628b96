/**
 * Display filters in Wireshark 4.0's language: text becomes tokens, tokens a syntax tree, the tree
 * is checked against the types of the registry and becomes a predicate over frames.
 *
 * <p>{@link inflight.query.filter.Filter} is the only way in.
 */
package inflight.query.filter;
