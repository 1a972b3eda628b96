package inflight.packet.capfile;

/**
 * One interface of a capture; a pcap file has exactly one.
 *
 * <p>The texts come from the file and may hold anything, control characters too; they are never
 * null.
 *
 * @param id counts from 0 over all sections and files, in order of appearance
 * @param linkType LINKTYPE_ number (tcpdump.org/linktypes.html)
 * @param snapLen most bytes kept of a packet, 0 = all; as unsigned 32 bits
 * @param name such as {@code eth0}, may be empty
 * @param description in words, may be empty
 * @param filter capture filter, may be empty
 * @param received packets the interface received by its last statistics block, -1 unknown
 * @param dropped packets it dropped for lack of room, -1 unknown
 */
public record CaptureInterface(
    int id,
    int linkType,
    int snapLen,
    String name,
    String description,
    String filter,
    long received,
    long dropped) {

  CaptureInterface withCounts(long newReceived, long newDropped) {
    return new CaptureInterface(
        id, linkType, snapLen, name, description, filter, newReceived, newDropped);
  }
}
