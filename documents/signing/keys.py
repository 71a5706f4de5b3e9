"""Opening a PKCS#12 key for one act: it lives in memory until the act is done, and nowhere else."""

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from pyhanko.sign.signers import SimpleSigner

from core.errors import RuleBroken
from core.wording import short_date

LARGEST_KEY_FILE = 256 * 1024
SHORTEST_RSA = 2048
# Purposes that a certificate may name; one that names only such was given to a machine: servers, programs, time stamps, OCSP.
NOT_FOR_PAPERS = {f"1.3.6.1.5.5.7.3.{purpose}" for purpose in (1, 3, 8, 9)}


@sensitive_variables()
def open_key(content: bytes, password: str, *, at: datetime) -> SimpleSigner:
    """The signer that the key file holds. Refuses, in one sentence, a file or password that is wrong and a certificate
    that may not sign now."""
    if not content or len(content) > LARGEST_KEY_FILE:
        raise RuleBroken("Tệp khóa ký không đúng. Hãy chọn tệp .p12 hoặc .pfx do tổ chức chứng thực cấp.")
    # No key has such a password, and the library that opens it dies of one.
    if "\0" in password:
        raise RuleBroken("Mật khẩu của khóa ký không đúng.")
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password.encode())
    except ValueError as failure:
        if "password" in str(failure).lower():
            words = "Mật khẩu của khóa ký không đúng, hoặc tệp không phải khóa .p12, .pfx."
        else:
            words = "Tệp này không phải khóa ký .p12 hoặc .pfx."
        # Without the cause: its frames hold the password.
        raise RuleBroken(words) from None
    if key is None or certificate is None:
        raise RuleBroken("Tệp khóa ký phải có cả khóa bí mật và chứng thư số.")
    refuse_certificate(certificate, at)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise RuleBroken("Loại khóa này chưa dùng được. Hãy dùng khóa RSA hoặc ECDSA.")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < SHORTEST_RSA:
        raise RuleBroken(f"Khóa ký chỉ dài {key.key_size} bit; cần ít nhất {SHORTEST_RSA} bit.")
    return SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=password.encode())


def refuse_certificate(certificate: x509.Certificate, at: datetime) -> None:
    """Refuses a certificate that is not valid at the moment or was not given for signing."""
    if at < certificate.not_valid_before_utc:
        raise RuleBroken(f"Chứng thư số chỉ có hiệu lực từ ngày {_day(certificate.not_valid_before_utc)}.")
    if at > certificate.not_valid_after_utc:
        raise RuleBroken(f"Chứng thư số đã hết hạn ngày {_day(certificate.not_valid_after_utc)}.")
    if not _may_sign_papers(certificate.extensions):
        raise RuleBroken("Chứng thư số này không được cấp để ký văn bản.")


def _may_sign_papers(said: x509.Extensions) -> bool:
    """A certificate that says nothing of its uses may be used for anything (RFC 5280, 4.2.1.3)."""
    for extension in said:
        match extension.value:
            case x509.KeyUsage() as uses if not (uses.digital_signature or uses.content_commitment):
                return False
            case x509.ExtendedKeyUsage() as purposes if {one.dotted_string for one in purposes} <= NOT_FOR_PAPERS:
                return False
    return True


def holder_of(content: SimpleSigner) -> str:
    """The name on the certificate."""
    name = content.signing_cert.subject.native.get("common_name", "") if content.signing_cert else ""
    return str(name[0] if isinstance(name, list) else name)


def _day(moment: datetime) -> str:
    return short_date(timezone.localdate(moment))
