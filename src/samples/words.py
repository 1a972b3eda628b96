"""What the applications say to each other: readable, so that one knows it again."""

FACTS = """\
TCP carries a stream of bytes, not messages.
Every byte has a sequence number.
The acknowledgment number names the next byte expected.
SYN and FIN take one number each, though they carry no byte.
The window says how much room the receiver has left.
A segment that is not acknowledged is sent again.
Three duplicate acknowledgments tell of a lost segment.
The timer doubles each time a segment is lost again.
The sender slows down when the network loses segments.
Both directions are opened together and closed one by one.
A reset ends a connection at once.
The side that closes first waits in TIME-WAIT.
""".splitlines()


def line(number):
    """One line of text, numbered from 1."""
    return f"Line {number}: {FACTS[(number - 1) % len(FACTS)]}\n"


def text(size):
    """Exactly so many bytes of numbered lines."""
    made, number = "", 0
    while len(made) < size:
        number += 1
        made += line(number)
    return made[: size - 1] + "\n"


def request(path="/", host="www.example.com", close=False):
    last = "Connection: close\r\n" if close else ""
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/plain\r\n{last}\r\n"


def response(body, status="200 OK", close=False):
    last = "Connection: close\r\n" if close else ""
    return (
        f"HTTP/1.1 {status}\r\nDate: Fri, 20 Nov 2026 12:00:00 GMT\r\nContent-Type: text/plain\r\n"
        f"Content-Length: {len(body)}\r\n{last}\r\n{body}"
    )
