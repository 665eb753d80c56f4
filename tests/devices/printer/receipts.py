"""A receipt for belongings as a party gets it."""

from __future__ import annotations

from kiosk.domain.slip import ReceiptSlip, SlipLine, SlipPart

RECEIPT = ReceiptSlip(
    site="Rutan Kelas IIA Balikpapan",
    title="Tanda terima barang",
    number="T003",
    at="Rabu, 3 Desember 2025 · 08.42 WITA",
    parts=(
        SlipPart("Diterima", (SlipLine("Makanan matang", "2", ""), SlipLine("Pakaian", "12", ""))),
        SlipPart("Disita", (SlipLine("Barang lain", "1", "tidak boleh dibawa masuk"),)),
    ),
    qr="RTT1:8K3ZQ0PW7M4C2XHA",
    qr_caption="Kode ini tiket Anda. Simpan baik-baik.",
    footer=("Gratis, tanpa biaya.", "Pengaduan: 0800-000-000"),
)
