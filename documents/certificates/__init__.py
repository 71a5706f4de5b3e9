"""The text layer of a giấy khen: words placed in millimetres on stock that is printed already.

The frame, the Quốc huy and the seal belong to the stock and to the hand; none of them is drawn here.
"""

from documents.certificates.fitting import Fitted, fitted
from documents.certificates.layout import (
    LARGEST,
    LINES,
    MOST_SHIFT,
    SHEETS,
    SMALLEST,
    Box,
    CertificateLayout,
    CertificateLine,
    Setting,
    Sheet,
    usual_layout,
)
from documents.certificates.pdf import CertificateText, render_certificates, render_test_sheet

__all__ = [
    "LARGEST",
    "LINES",
    "MOST_SHIFT",
    "SHEETS",
    "SMALLEST",
    "Box",
    "CertificateLayout",
    "CertificateLine",
    "CertificateText",
    "Fitted",
    "Setting",
    "Sheet",
    "fitted",
    "render_certificates",
    "render_test_sheet",
    "usual_layout",
]
