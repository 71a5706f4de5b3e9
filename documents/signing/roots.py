"""Root certificates that the agency trusts: files in the folder that the settings name."""

import logging
from pathlib import Path

from asn1crypto import x509
from django.conf import settings
from pyhanko.keys import load_certs_from_pemder_data

ENDS = (".pem", ".cer", ".crt", ".der")
logger = logging.getLogger(__name__)


def trusted_roots() -> list[x509.Certificate]:
    """The certificates in `SIGNATURE_ROOTS`, read at each check so that a new file counts at once; none by default."""
    if not settings.SIGNATURE_ROOTS:
        return []
    found: list[x509.Certificate] = []
    for file in sorted(Path(settings.SIGNATURE_ROOTS).glob("*")):
        if file.suffix.lower() in ENDS:
            try:
                found.extend(load_certs_from_pemder_data(file.read_bytes()))
            except (OSError, ValueError):
                logger.warning("%s holds no certificate that can be read", file.name)
    return found
