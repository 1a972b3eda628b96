/**
 * Capture files: reading, following while they grow, random access, writing.
 *
 * <p>A capture is one file, or the ring files of one capture. Both formats in use are read:
 *
 * <p><b>pcap</b> (draft-ietf-opsawg-pcap). A file header of 24 bytes, then records. All numbers are
 * in the byte order of the machine that wrote the file; the magic number tells which.
 *
 * <pre>
 *  0 magic          a1b2c3d4 microseconds, a1b23c4d nanoseconds, a1b2cd34 modified (record header 24)
 *  4 major, minor   2.2, 2.3 or 2.4; before 2.4 the two lengths of a record may stand swapped
 *  8 reserved       8 bytes
 * 16 snap length    most bytes kept of a packet
 * 20 link type      LINKTYPE_ number in the low 26 bits, above them the length of an Ethernet FCS
 *
 *  0 seconds   4 fraction   8 captured length   12 original length   [16 8 more if modified]   data
 * </pre>
 *
 * <p><b>pcapng</b> (draft-ietf-opsawg-pcapng). A sequence of blocks, each with its total length in
 * front and behind, so that it can be skipped unread. A section header sets the byte order of what
 * follows, an interface description gives link type and clock to the packets that name it by
 * number.
 *
 * <pre>
 *  0 type   4 total length   8 body, padded to 4 bytes   total length - 4: total length again
 * </pre>
 *
 * <p>Lengths in a file are claims. None is used before it was compared with the limit for its kind,
 * and no memory is taken for bytes that the file does not have.
 */
package inflight.packet.capfile;
