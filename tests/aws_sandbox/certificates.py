"""A certificate authority of our own: one server certificate, and client certificates for things."""

import hashlib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClientCertificate:
    """What a thing gets; `id` is the SHA-256 of the certificate's DER, as in AWS IoT."""

    id: str
    certificate_pem: str
    private_key_pem: str


class Authority:
    """Made anew at every start; its files lie in `folder`, the server's key among them."""

    def __init__(self, folder: Path) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "AWS sandbox")])
        now = datetime.now(UTC)
        builder = self._builder(self._name, self._key.public_key(), now - _DAY, now + 30 * _DAY)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        builder = builder.add_extension(
            x509.KeyUsage(True, False, False, False, False, True, True, False, False), critical=True
        )
        self.ca_file = folder / "ca.pem"
        self.ca_file.write_bytes(_pem(self._signed(builder)))
        self._server_file = folder / "server.pem"
        self._server_file.write_bytes(self._server_files(now))

    def server_context(self) -> ssl.SSLContext:
        """TLS that wants a certificate of ours from every client, and the name of the host they want."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._server_file)
        context.load_verify_locations(self.ca_file)
        context.verify_mode = ssl.CERT_REQUIRED
        context.sni_callback = _want_name
        return context

    def issue(self, name: str, valid_from: datetime, valid_until: datetime) -> ClientCertificate:
        """A client certificate, also one that is over or not yet valid."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = self._builder(subject, key.public_key(), valid_from, valid_until)
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH])
        certificate = self._signed(builder.add_extension(usage, critical=False))
        identity = certificate_id(certificate.public_bytes(serialization.Encoding.DER))
        return ClientCertificate(identity, _pem(certificate).decode(), _key_pem(key).decode())

    def _server_files(self, now: datetime) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        builder = self._builder(subject, key.public_key(), now - _DAY, now + 30 * _DAY)
        names = x509.SubjectAlternativeName(
            [x509.DNSName("localhost"), x509.IPAddress(IPv4Address("127.0.0.1"))]
        )
        return _pem(self._signed(builder.add_extension(names, critical=False))) + _key_pem(key)

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, start: datetime, end: datetime
    ) -> x509.CertificateBuilder:
        issuer_key = self._key.public_key()
        builder = x509.CertificateBuilder(self._name, subject, key, x509.random_serial_number(), start, end)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        return builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False
        )

    def _signed(self, builder: x509.CertificateBuilder) -> x509.Certificate:
        return builder.sign(self._key, hashes.SHA256())


def certificate_id(der: bytes) -> str:
    """AWS IoT's id of a certificate."""
    return hashlib.sha256(der).hexdigest()


def _want_name(connection: ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> int | None:
    """AWS IoT refuses clients that do not name the host (SNI)."""
    return None if name else ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
