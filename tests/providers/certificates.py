"""Certificates for the local providers: an authority made for this run, and ones to be refused."""

import datetime
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

NAMES = ["localhost", "push.test", "hook.test"]


@dataclass(frozen=True, slots=True)
class Authority:
    """`ca_file`: what a client has to trust; `server_file`: certificate and key of a server."""

    ca_file: Path
    server_file: Path

    def server_context(self, protocols: list[str]) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server_file)
        context.set_alpn_protocols(protocols)
        return context


def make_authority(folder: Path, name: str) -> Authority:
    """An authority and a server's certificate of it, for 127.0.0.1, ::1 and NAMES."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Test authority {name}")])
    usage = x509.KeyUsage(
        *(True, False, False, False, False, True, True, False, False)  # signs certificates
    )
    root = (
        _builder(subject, subject, key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, SHA256())
    )
    server_key = ec.generate_private_key(ec.SECP256R1())
    common_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    addresses = [ipaddress.ip_address(text) for text in ("127.0.0.1", "::1")]
    leaf = (
        _builder(common_name, subject, server_key)
        .add_extension(
            x509.SubjectAlternativeName(
                [*map(x509.DNSName, NAMES), *map(x509.IPAddress, addresses)]
            ),
            critical=False,
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False
        )
        .sign(key, SHA256())
    )
    ca_file, server_file = folder / f"{name}-ca.pem", folder / f"{name}-server.pem"
    ca_file.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    server_file.write_bytes(
        server_key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + leaf.public_bytes(serialization.Encoding.PEM)
    )
    return Authority(ca_file, server_file)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
