/** What tests share: what they need from the machine, and captures made on the spot. */
package inflight.testing;
