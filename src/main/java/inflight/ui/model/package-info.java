/** View models: the properties and decisions behind the window, without a toolkit. */
package inflight.ui.model;
