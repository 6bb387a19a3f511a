"""A real IMAP server on this machine with one mailbox, as able or as rude as a test asks."""

from __future__ import annotations

import base64
import re
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

CERTIFICATE = Path(__file__).with_name("mail_server.pem")  # made for the tests, and trusted by nobody
USER, PASSWORD = "answers@office.example", 'p@ss "wörd"/\\:%'


@dataclass
class Mail:
    uid: int
    raw: bytes
    flags: set[str] = field(default_factory=set)
    size: int | None = None  # what the server says, where that is another

    @property
    def top(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


class Refused(Exception):
    """NO, with these words."""


class Dropped(Exception):
    """The connection ends here."""


class MailServer:
    """`can` are its capabilities. `refuses` are commands answered with NO; `hangs_at` is one that is never answered
    (also GREETING), `drops_at` one after which it hangs up without a word. Before each command `on_command` is called.
    """

    def __init__(self) -> None:
        self.folders: dict[str, list[Mail]] = {"INBOX": []}
        self.can = {"MOVE", "UIDPLUS", "AUTH=PLAIN"}
        self.between, self.prefix = "/", ""
        self.password = PASSWORD
        self.refuses: set[str] = set()
        self.hangs_at = self.drops_at = ""
        self.read_only = False
        self.on_command: Callable[[str], None] = lambda _name: None
        self.commands: list[str] = []  # their names, such as UID FETCH
        self.asked: list[str] = []  # as they came
        self.scheme, self.port = "imap", 0
        self.released = threading.Event()
        self._uids = iter(range(1, 10_000))

    @property
    def url(self) -> str:
        return self.address("?timeout=1")  # a short wait, for a server that hangs

    def address(self, query: str = "", *, password: str = PASSWORD, folder: str = "INBOX") -> str:
        who = f"{quote(USER, safe='')}:{quote(password, safe='')}"
        return f"{self.scheme}://{who}@127.0.0.1:{self.port}/{folder}{query}"

    @property
    def visits(self) -> int:
        return self.commands.count("GREETING")

    def receives(self, *raws: bytes, size: int | None = None) -> None:
        self.folders["INBOX"] += [Mail(next(self._uids), raw, size=size) for raw in raws]

    def read(self) -> list[bytes]:
        """What lies in the folder for what was taken in."""
        return [mail.raw for mail in self.folders.get(self.prefix + self.between.join(("Alongside", "Read")), [])]

    def meet(self, name: str) -> None:
        self.commands.append(name)
        self.on_command(name)
        if self.hangs_at == name and not self.released.wait(60):
            raise Dropped
        if name in self.refuses:
            raise Refused("[CANNOT] no")


class _Session(socketserver.StreamRequestHandler):
    server: Any

    def setup(self) -> None:
        self.at: MailServer = self.server.mailbox
        if self.at.scheme == "imaps":
            self.request = _tls().wrap_socket(self.request, server_side=True)
        super().setup()
        self.folder, self.signed_in = "", False

    def handle(self) -> None:
        with suppress(Dropped, OSError):
            self.at.meet("GREETING")
            self.say(f"* OK [CAPABILITY {self.capabilities()}] ready")
            while line := self.rfile.readline():
                self.answer(line.decode().strip())

    def finish(self) -> None:
        super().finish()
        self.request.close()  # the library knows of the one without encryption only

    def answer(self, line: str) -> None:
        tag, _space, words = line.replace(" UID ", " UID_", 1).partition(" ")
        name, _space, words = words.partition(" ")
        name = name.upper().replace("_", " ")
        self.at.asked.append(line)
        try:
            self.at.meet(name)
            done = getattr(self, name.replace(" ", "_").lower())(words) or "OK done"
        except Refused as refused:
            done = f"NO {refused}"
        if self.at.drops_at == name:
            raise Dropped
        self.say(f"{tag} {done}")
        if name == "STARTTLS":
            self.request = self.connection = _tls().wrap_socket(self.request, server_side=True)
            self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def capabilities(self) -> str:
        able = self.at.can | ({"STARTTLS"} if self.at.scheme == "imap+starttls" else set())
        return " ".join(["IMAP4rev1", *sorted(able)])

    def capability(self, _words: str) -> None:
        self.say(f"* CAPABILITY {self.capabilities()}")

    def starttls(self, _words: str) -> str:
        return "OK begin" if self.at.scheme == "imap+starttls" else "BAD unknown"

    def login(self, words: str) -> None:
        self.check(*[re.sub(r"\\(.)", r"\1", word[1:-1]) for word in re.findall(r'"(?:[^"\\]|\\.)*"', words)])

    def authenticate(self, _words: str) -> None:
        self.say("+ ")
        self.check(*base64.b64decode(self.rfile.readline()).decode().split("\0")[1:])

    def check(self, user: str, password: str) -> None:
        if (user, password) != (USER, self.at.password):
            raise Refused(f"[AUTHENTICATIONFAILED] {user} {password}")  # a rude one repeats it
        self.signed_in = True

    def select(self, words: str) -> str:
        name = self.named(words)
        if name not in self.at.folders:
            raise Refused("[NONEXISTENT] no such folder")
        self.folder = name
        self.say(f"* {len(self.mails)} EXISTS")
        return "OK [READ-ONLY] look only" if self.at.read_only else "OK [READ-WRITE] open"

    @property
    def mails(self) -> list[Mail]:
        assert self.signed_in and self.folder
        return self.at.folders[self.folder]

    def some(self, words: str) -> list[tuple[int, Mail]]:
        wanted = set(words.partition(" ")[0].split(","))
        return [(number, mail) for number, mail in enumerate(self.mails, 1) if str(mail.uid) in wanted]

    def uid_search(self, words: str) -> None:
        assert words == "UNSEEN UNDELETED"
        found = [str(mail.uid) for mail in self.mails if not mail.flags & {"\\Seen", "\\Deleted"}]
        self.say(" ".join(["* SEARCH", *found]))

    def uid_fetch(self, words: str) -> None:
        self.say("* 1 FETCH (FLAGS (\\Recent))")  # of its own accord, as servers do
        for number, mail in self.some(words):
            part = re.search(r"BODY\.PEEK\[(\w*)\]<0\.(\d+)>", words)
            if not part:
                size = len(mail.raw) if mail.size is None else mail.size
                self.say(f"* {number} FETCH (UID {mail.uid} RFC822.SIZE {size})")
                continue
            content = (mail.top if part[1] else mail.raw)[: int(part[2])]
            self.say(f"* {number} FETCH (UID {mail.uid} BODY[{part[1]}]<0> {{{len(content)}}}")
            self.wfile.write(content + b")\r\n")

    def uid_store(self, words: str) -> None:
        for _number, mail in self.some(words):
            mail.flags |= set(re.findall(r"\\\w+", words))

    def uid_copy(self, words: str) -> None:
        target = self.named(words.partition(" ")[2])
        if target not in self.at.folders:
            raise Refused("[TRYCREATE] no such folder")
        self.at.folders[target] += [Mail(mail.uid, mail.raw) for _number, mail in self.some(words)]

    def uid_move(self, words: str) -> None:
        self.uid_copy(words)
        for _number, mail in self.some(words):
            self.mails.remove(mail)

    def uid_expunge(self, words: str) -> None:
        for _number, mail in self.some(words):
            if "\\Deleted" in mail.flags:
                self.mails.remove(mail)

    def list(self, _words: str) -> None:
        self.say(f'* LIST (\\Noselect) "{self.at.between}" ""')

    def create(self, words: str) -> None:
        name = self.named(words)
        if name in self.at.folders or not name.startswith(self.at.prefix):
            raise Refused("[CANNOT] not here")
        self.at.folders[name] = []

    def logout(self, _words: str) -> None:
        self.say("* BYE")

    def named(self, words: str) -> str:
        return re.sub(r"\\(.)", r"\1", words.strip()[1:-1])


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, _request: Any, _address: Any) -> None:
        """A client that does not like our certificate leaves in the middle."""


def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


@contextmanager
def mail_server(scheme: str = "imap") -> Iterator[MailServer]:
    """`scheme` is imap, imaps or imap+starttls."""
    mailbox = MailServer()
    mailbox.scheme = scheme
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.mailbox = mailbox  # type: ignore[attr-defined]
        mailbox.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield mailbox
        finally:
            mailbox.released.set()
            server.shutdown()
