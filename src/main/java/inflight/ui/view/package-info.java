/** The window: controllers, canvas painters and dialogs. */
package inflight.ui.view;
