"""A mail server for tests: STARTTLS, an account, and a folder with what it received, as Python's reader of mail understands it.

    server.py FOLDER

Writes FOLDER/authority.pem (of a certificate for localhost, made anew), then listens on a free port of 127.0.0.1 and writes it to FOLDER/port.
The account is `annual-report` with the password `right`. Each mail that it accepts is FOLDER/NUMBER.json. What it answers depends on the
beginning of the address: `later-` is put off once, `never-` is refused, of `slow-` the mail is kept and the answer comes a minute later,
and `cut-` is kept and the connection closed without an answer.
"""

import asyncio
import datetime
import email
import email.policy
import ipaddress
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

FOLDER = pathlib.Path(sys.argv[1])


def certificate():
    """An authority, and a certificate for localhost that it signed."""
    now = datetime.datetime.now(datetime.UTC)

    def named(name, key, issuer, issuer_key, is_authority):
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        hosts = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(issuer or subject).public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=7))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if not is_authority:
            builder = builder.add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        return builder.sign(issuer_key or key, hashes.SHA256())

    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = named("Authority of the tests", authority_key, None, None, True)
    own = named("localhost", key, authority.subject, authority_key, False)
    pem = serialization.Encoding.PEM
    (FOLDER / "authority.pem").write_bytes(authority.public_bytes(pem))
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (FOLDER / "server.pem").write_bytes(private + own.public_bytes(pem))


def text_of(message, kind):
    part = message.get_body((kind,))
    return part and part.get_content()


class Handler:
    def __init__(self):
        self.count = 0
        self.put_off = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("never-"):
            return f"550 5.1.1 <{address}>: no such mailbox"
        if address.startswith("later-") and address not in self.put_off:
            self.put_off.add(address)
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.keep(session, envelope)
        if envelope.rcpt_tos[0].startswith("slow-"):
            await asyncio.sleep(60)
        if envelope.rcpt_tos[0].startswith("cut-"):
            server.transport.abort()
        return "250 kept"

    def keep(self, session, envelope):
        self.count += 1
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        kept = {
            "to": envelope.rcpt_tos,
            "from": envelope.mail_from,
            "encrypted": session.ssl is not None,
            "account": session.auth_data.decode() if session.auth_data else None,
            "headers": {name.lower(): str(value) for name, value in message.items()},
            "defects": [str(defect) for part in message.walk() for defect in part.defects],
            "kind": message.get_content_type(),
            "text": text_of(message, "plain"),
            "html": text_of(message, "html"),
        }
        file = FOLDER / f"{self.count}.json"
        file.with_suffix(".part").write_text(json.dumps(kept))
        file.with_suffix(".part").rename(file)


def authenticate(server, session, envelope, mechanism, data):
    if isinstance(data, LoginPassword) and (data.login, data.password) == (b"annual-report", b"right"):
        return AuthResult(success=True, auth_data=data.login)
    return AuthResult(success=False, handled=False)


async def main():
    certificate()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER / "server.pem")
    handler = Handler()

    def server():
        return SMTP(handler, hostname="localhost", tls_context=context, require_starttls=True, authenticator=authenticate,
                    auth_required=True, enable_SMTPUTF8=True)

    listening = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0)
    port = FOLDER / "port.part"
    port.write_text(str(listening.sockets[0].getsockname()[1]))
    port.rename(FOLDER / "port")
    await listening.serve_forever()


asyncio.run(main())
