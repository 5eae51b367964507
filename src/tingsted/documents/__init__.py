"""The presses: PDF, sheets, Word, QR. No texts of their own."""
