"""A slip as a visitor gets it."""

from __future__ import annotations

from kiosk.domain.slip import Slip

SLIP = Slip(
    site="Rutan Kelas IIA Balikpapan",
    title="Nomor antrean",
    number="A012",
    headline="Perkiraan dipanggil 08.57",
    lines=("4 rombongan di depan Anda", "Rabu, 3 Desember 2025 · 08.42 WITA"),
    stations=("Pendaftaran", "Pemeriksaan barang", "Tatap muka 09.30"),
    qr="RTT1:8K3ZQ0PW7M4C2XHA",
    qr_caption="Simpan tiket ini. Pindai saat Anda pulang.",
    footer=("Layanan ini gratis.", "Pengaduan: 0800-000-000"),
)
