"""Reading the signatures of a PDF that came from outside: integrity, what they cover, later changes, the chain."""

import logging
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import x509
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    KeyUsageConstraints,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from core import clock
from documents.signing.findings import (
    AHEAD,
    ALTERED,
    BROKEN,
    EXPIRED,
    EXTENDED,
    PARTLY,
    REVOKED,
    TRUSTED,
    UNCOMPARED,
    UNFIT,
    UNKNOWN,
    UNREADABLE,
    WEAK,
    WHOLE,
    SignatureFinding,
)
from documents.signing.keys import NOT_FOR_PAPERS, SHORTEST_RSA
from documents.signing.reading import RevisionReader

logger = logging.getLogger(__name__)
# Each signature reads the whole file again: a paper has two or three, a file made to keep us busy has more.
MOST_SIGNATURES = 20
# The clock of whoever signs may be a little fast.
CLOCK_LEEWAY = timedelta(minutes=10)
# Vietnamese certificates of persons carry one or the other.
SIGNING_USES = KeyUsageConstraints(
    key_usage={"non_repudiation", "digital_signature"},
    match_all_key_usages=False,
    explicit_extd_key_usage_required=False,
)
# Without the extension a certificate may be used for anything (RFC 5280, 4.2.1.3).
ANY_USE = KeyUsageConstraints(key_usage=(), explicit_extd_key_usage_required=False)
WEAK_DIGESTS = {"md2", "md5", "sha1"}
# One of these stands uncompressed in every file that bears a signature, even in one that was cut short.
_MARKS = (b"/ByteRange", b"/Adobe.PPKLite", b"/ETSI.CAdES", b"/adbe.pkcs7")
_EXPIRED = (
    AdESIndeterminate.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
    AdESFailure.NOT_YET_VALID,
)
_REVOKED = (AdESFailure.REVOKED, AdESIndeterminate.REVOKED_NO_POE, AdESIndeterminate.REVOKED_CA_NO_POE)
_NO_CHAIN = (AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND, AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE)


def found_signatures(content: bytes, roots: list[x509.Certificate]) -> tuple[SignatureFinding, ...]:
    """Every signature of the file in the order they were made; none for a scan. Never fails.

    A file whose signatures cannot be read at all gives one finding that says so.
    """
    if not any(mark in content for mark in _MARKS):
        return ()
    try:
        reader = RevisionReader(content)
        if reader.encrypted:
            reader.decrypt(b"")
        if not reader.embedded_signatures:
            # A signature that the file no longer leads to: it was cut off, or somebody wrote over the form.
            return (SignatureFinding(signer="", standing=UNREADABLE),)
        signatures = reader.embedded_regular_signatures[:MOST_SIGNATURES]
    except Exception:  # The file is a stranger's: whatever its reader stumbles on, the person gets one sentence.
        logger.info("the signatures of an uploaded file cannot be read", exc_info=True)
        return (SignatureFinding(signer="", standing=UNREADABLE),)
    return tuple(_finding(signature, roots) for signature in signatures)


def _finding(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> SignatureFinding:
    known: dict[str, Any] = {"signer": "", "field": signature.field_name[:100]}
    try:
        known |= _named(signature.signer_cert)
        claimed = signature.self_reported_timestamp
        known["signed_at"] = claimed if claimed and claimed.tzinfo else None
        # A chain is judged at the time of signing: a certificate that ran out since did no harm to what it signed.
        moment = known["signed_at"] or clock.now()
        context = ValidationContext(trust_roots=list(roots), allow_fetching=False, moment=moment)
        status = validate_pdf_signature(
            signature,
            signer_validation_context=context,
            key_usage_settings=ANY_USE if signature.signer_cert.key_usage_value is None else SIGNING_USES,
            skip_diff=False,
        )
    except Exception:  # As above: one signature that cannot be read hides no other.
        logger.info("a signature of an uploaded file cannot be checked", exc_info=True)
        return SignatureFinding(**known, standing=UNREADABLE)
    stamped = status.timestamp_validity
    if stamped is not None and stamped.valid and stamped.intact:
        known |= {"signed_at": stamped.timestamp, "is_timestamped": True}
    is_ahead = known["signed_at"] is not None and known["signed_at"] > clock.now() + CLOCK_LEEWAY
    trust = _own_fault(status, moment) or (AHEAD if is_ahead else _trust(status, bool(roots)))
    return SignatureFinding(**known, standing=_standing(status), trust=trust)


def _named(certificate: x509.Certificate) -> dict[str, Any]:
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return {
        "signer": _text(subject, "common_name") or certificate.subject.human_friendly[:200],
        "organisation": _text(subject, "organization_name"),
        "issuer": _text(issuer, "common_name") or _text(issuer, "organization_name"),
        "serial": f"{certificate.serial_number:x}",
    }


def _text(name: dict[str, Any], part: str) -> str:
    value = name.get(part) or ""
    # A name may hold the same part twice.
    return str(value[0] if isinstance(value, list) else value)[:200]


def _standing(status: PdfSignatureStatus) -> str:
    if not (status.intact and status.valid):
        return BROKEN
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return WHOLE
    if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        return PARTLY
    level = status.modification_level
    if level is None or level > ModificationLevel.FORM_FILLING or not status.docmdp_ok:
        return ALTERED
    return EXTENDED


def _own_fault(status: PdfSignatureStatus, moment: datetime) -> str:
    """What is wrong with algorithm or certificate whoever issued it: said where no root is known to compare with too."""
    certificate = status.signing_cert
    if status.md_algorithm in WEAK_DIGESTS or _is_short(certificate):
        return WEAK
    if not certificate.not_valid_before <= moment <= certificate.not_valid_after:
        return EXPIRED
    uses, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    if uses is not None and not SIGNING_USES.key_usage & set(uses.native):  # type: ignore[operator]
        return UNFIT
    return UNFIT if purposes and {purpose.dotted for purpose in purposes} <= NOT_FOR_PAPERS else ""


def _is_short(certificate: x509.Certificate) -> bool:
    return bool(certificate.public_key.algorithm == "rsa" and certificate.public_key.bit_size < SHORTEST_RSA)


def _trust(status: PdfSignatureStatus, roots_known: bool) -> str:
    problem = status.trust_problem_indic
    if status.revoked or problem in _REVOKED:
        return REVOKED
    if status.trusted:
        return TRUSTED
    if not roots_known:
        return UNCOMPARED
    if problem in _EXPIRED:
        return EXPIRED
    return UNKNOWN if problem in _NO_CHAIN or problem is None else UNFIT
