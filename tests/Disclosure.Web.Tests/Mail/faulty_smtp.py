"""An SMTP server that misbehaves as told.

Usage: faulty_smtp.py LOG [ACTION ...] [--cert FILE --key FILE] [--user USER --password PASSWORD]

Each MAIL command takes the next action; when none is left, every mail is accepted:
  accept      takes the mail
  451, 421    refuses at RCPT for now; 421 also closes the connection
  550         refuses the recipient for good, repeating the address
  553-sender  refuses the sender for good
  die         closes the connection in the middle of DATA
  mute        takes the mail and closes the connection without an answer
Every event is appended to LOG as one line of JSON. The port is printed once the server listens.
"""
import argparse
import asyncio
import json
import logging
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    pass


class FaultySMTP(SMTP):
    plan = []
    log_path = None

    def record(self, **what):
        peer = self.session
        what.update(
            tls=bool(peer and peer.ssl),
            user=(peer.auth_data if peer and peer.authenticated else None),
            connection=id(self),
        )
        with open(self.log_path, "a", encoding="utf-8") as log:
            log.write(json.dumps(what) + "\n")

    async def smtp_MAIL(self, arg):
        if self.plan and self.plan[0] == "553-sender":
            self.plan.pop(0)
            self.record(event="refused", code=553)
            await self.push("553 5.7.1 Sender rejected")
            return
        await super().smtp_MAIL(arg)
        if self.envelope.mail_from is not None:
            self.action = self.plan.pop(0) if self.plan else "accept"

    async def smtp_RCPT(self, arg):
        if self.action == "451":
            self.record(event="refused", code=451)
            await self.push("451 4.7.1 Greylisted, try again later")
        elif self.action == "421":
            self.record(event="refused", code=421)
            await self.push("421 4.3.2 Service shutting down")
            self.transport.close()
        elif self.action == "550":
            self.record(event="refused", code=550)
            address = arg.split("<", 1)[-1].split(">", 1)[0]
            await self.push(f"550 5.1.1 <{address}> user unknown")
        else:
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg):
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        data = b""
        while True:
            line = await self._reader.readline()
            if not line:
                return
            if self.action == "die" and len(data) > 200:
                self.record(event="died")
                self.transport.abort()
                return
            if line == b".\r\n":
                break
            data += line[1:] if line.startswith(b".") else line
        self.record(
            event="accepted",
            mail_from=self.envelope.mail_from,
            rcpt=self.envelope.rcpt_tos,
            mail_options=self.envelope.mail_options,
            data=data.decode("utf-8", "surrogateescape"),
        )
        if self.action == "mute":
            self.transport.abort()
            return
        await self.push("250 2.0.0 Ok: queued as TEST")
        self._set_post_data_state()


def main():
    # The server warns about what the tests do on purpose.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("log")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("actions", nargs="*")
    options = parser.parse_args()
    FaultySMTP.plan = list(options.actions)
    FaultySMTP.log_path = options.log
    open(options.log, "a", encoding="utf-8").close()

    settings = {"enable_SMTPUTF8": True, "hostname": "localhost"}
    if options.cert:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.cert, options.key)
        settings["tls_context"] = context
        settings["require_starttls"] = True
    if options.user:
        def authenticate(server, session, envelope, mechanism, data):
            good = data.login.decode() == options.user and data.password.decode() == options.password
            with open(options.log, "a", encoding="utf-8") as log:
                log.write(json.dumps({"event": "login", "good": good, "tls": bool(session.ssl)}) + "\n")
            # Not handled: aiosmtpd then answers 535 itself.
            return AuthResult(success=good, handled=False, auth_data=options.user)

        settings["authenticator"] = authenticate
        settings["auth_required"] = True
        settings["auth_require_tls"] = bool(options.cert)

    async def serve():
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: FaultySMTP(Handler(), loop=loop, **settings), "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(serve())


main()
