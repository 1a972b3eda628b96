"""The table of contents of sample-captures/: read, one record replaced, written."""

HEAD = """\
# The sample captures: what each shows, how it was made, and how to know it is unaltered.
# All were made by src/samples/make_samples.py from the TCP of a Linux kernel; it can do so again.
# UTF-8. A line that begins with # is a comment; an empty line ends a record; every other line is
# a key and its values, separated by single tabs. The keys of a record, in this order:
#   file     name in this folder; records stand in the order in which a class would open them
#   title    at most four words
#   shows    one sentence
#   made     the function in src/samples/ that makes the traffic
#   vantage  whose network interface was captured: client, server, or between
#   frames   how many
#   sha256   of the file
#   sent     connection (tcp.stream), side, its address and port, how many bytes its program sent
#            (all of them are in the capture), their SHA-256, and sometimes a seventh value: so many
#            the program handed over, and the rest never left. Two lines for each connection,
#            the client's first. No such lines where the sent bytes cannot be told from the capture:
#            frames were cut short or damaged, or the bytes travel over several connections.
#   event    number of a frame (from 1) that a viewer may jump to, and what is to be seen there
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
