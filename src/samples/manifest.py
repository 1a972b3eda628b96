"""The table of contents of sample-captures/: read, one record replaced, written."""

HEAD = """\
# The sample captures: what each shows, how it was made, and how to know it is unaltered.
# All were made by src/samples/make_samples.py from the TCP of a Linux kernel, and may be made again.
# UTF-8. A line that begins with # is a comment; an empty line ends a record; every other line is
# a key and its values, separated by single tabs. The keys of a record, in this order:
#   file     name in this folder; records stand in the order in which a class would open them
#   title    at most four words
#   shows    one sentence
#   made     the function in src/samples/ that makes the traffic
#   vantage  whose network interface was captured: client, server, or between
#   frames   how many
#   sha256   of the file
#   sent     connection (tcp.stream), side, address, port, how many bytes this side's application sent and
#            that are all in the capture, their SHA-256; a seventh value, where there is one: the application
#            handed over this many bytes, the rest never left. Two lines for each connection, the client's
#            first; no lines where one stream of bytes travels over several connections (MPTCP).
#   event    frame number (from 1) that a viewer should be able to jump to, and what is to be seen there
"""
KEYS = ("file", "title", "shows", "made", "vantage", "frames", "sha256", "sent", "event")


def read(path):
    """Records by file name: key -> list of values, each a tuple."""
    records, record = {}, {}
    lines = path.read_text().splitlines() if path.exists() else []
    for line in lines + [""]:
        if line.startswith("#"):
            continue
        if line:
            key, *values = line.split("\t")
            record.setdefault(key, []).append(tuple(values))
        elif record:
            records[record["file"][0][0]] = record
            record = {}
    return records


def put(path, record, order):
    """Replaces the record of one file, and writes all in order; forgets what is no longer made."""
    records = read(path)
    records[record["file"][0][0]] = record
    text = HEAD
    for name in order:
        for key in KEYS if (found := records.get(f"{name}.pcapng")) else ():
            text += "\n" if key == "file" else ""
            text += "".join("\t".join((key, *values)) + "\n" for values in found.get(key, []))
    path.write_text(text)
