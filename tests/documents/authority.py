"""A certificate authority of the tests, and keys of people and bodies; nothing here was ever trusted by anybody."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner

from documents.signing.making import SignerAt

PASSWORD = "mật khẩu của khóa"
DIRECTOR = "Hoàng Văn Quảng"
BODY = "Sở Công Thương tỉnh Hà Tĩnh"
KNOWN, UNKNOWN = "CA thử nghiệm", "CA khác"


@dataclass(frozen=True)
class Authority:
    name: str
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def named(common: str, organisation: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


def usage(*given: str) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: name in given for name in names})


@cache
def authority(name: str) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2015, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage("key_cert_sign", "crl_sign"), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Authority(name, key, certificate)


@cache
def key_file(
    holder: str = DIRECTOR,
    *,
    starts: datetime = datetime(2020, 1, 1, tzinfo=UTC),
    ends: datetime = datetime(2023, 1, 1, tzinfo=UTC),
    uses: tuple[str, ...] = ("digital_signature", "content_commitment"),
    purposes: tuple[str, ...] = (),
    bits: int = 0,
    by: str = KNOWN,
) -> bytes:
    """A PKCS#12 file for the holder, closed with `PASSWORD`; an RSA key when its `bits` are told."""
    issuer = authority(by)
    key = rsa.generate_private_key(65537, bits) if bits else ec.generate_private_key(ec.SECP256R1())
    asked = (
        x509.CertificateBuilder()
        .subject_name(named(holder, BODY))
        .issuer_name(named(issuer.name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(starts)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
    )
    if uses:
        asked = asked.add_extension(usage(*uses), critical=True)
    if purposes:
        asked = asked.add_extension(x509.ExtendedKeyUsage([x509.ObjectIdentifier(one) for one in purposes]), False)
    certificate = asked.sign(issuer.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(
        holder.encode(), key, certificate, [issuer.certificate], BestAvailableEncryption(PASSWORD.encode())
    )


def signed_elsewhere(content: bytes, *, at: datetime, digest: str = "sha256", **key: Any) -> bytes:
    """The file signed by a program that asks nothing of its key."""
    signer = SimpleSigner.load_pkcs12_data(key_file(**key), [], PASSWORD.encode())
    words = PdfSignatureMetadata(
        field_name="Signature1", md_algorithm=digest, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    )
    return bytes(SignerAt(words, signer, at=at).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content))).getvalue())


def drawn(size: tuple[int, int], colour: tuple[int, int, int], *, ground: int = 0, dpi: int | None = None) -> bytes:
    """A PNG with a ring of that colour on a clear ground: a stroke or a seal, for the tests."""
    picture = Image.new("RGBA", size, (255, 255, 255, ground))
    ImageDraw.Draw(picture).ellipse((4, 4, size[0] - 5, size[1] - 5), outline=(*colour, 255), width=6)
    written = io.BytesIO()
    picture.save(written, "PNG", **({"dpi": (dpi, dpi)} if dpi else {}))
    return written.getvalue()


def stroke() -> bytes:
    return drawn((400, 160), (20, 40, 180))


def seal() -> bytes:
    return drawn((425, 425), (200, 20, 20), dpi=300)
