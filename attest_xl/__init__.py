"""attest-xl: teacher attestation for a district, kept in one workbook."""

__version__ = "0.1.0"
