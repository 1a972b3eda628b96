/**
 * The small program that takes packets from a network device or a stream and appends them to a
 * capture file. It runs in its own process, is the only one with rights, and looks into no packet.
 *
 * <p>Commands: {@code capture OPTIONS} (see {@link inflight.capture.helper.CaptureOptions}) and
 * {@code serve}, which answers questions on stdin (see {@link inflight.capture.helper.Service}).
 *
 * <p>What happens is told on stdout, one line each:
 *
 * <pre>
 * ready LINKTYPE...           every device is open, the file is there
 * file PATH                   what follows is written to this file
 * committed BYTES FRAMES      so much of the file consists of whole blocks; frames of all files
 * dropped KERNEL INTERFACE    packets lost so far, whenever it changes and at the end
 * link down|up INTERFACE      the device lost its link, or has it again
 * warning TEXT
 * error CODE TEXT             it could not begin, or had to end early
 * done                        the file is closed
 * </pre>
 *
 * <p>It drains and closes the file when stdin ends, which is also what happens when the program
 * that started it is killed.
 */
package inflight.capture.helper;
