"""A gate's settings file: every mistake is told at once, and no secret with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.settings.faults import Fault, SettingsError
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings

SECRET = "s3cret-t0ken"

LEAST = """
[site]
id = "rutan"
name = "Rutan"
[gate]
id = "gate-a"
node = "gate-a-1"
name = { id = "Gerbang A" }
[storage]
folder = "journal"
[display]
station = "registrasi"
[[stations]]
id = "registrasi"
name = { id = "Pendaftaran" }
place = { id = "Loket" }
[[services]]
id = "tatap_muka"
name = { id = "Tatap muka" }
prefix = "A"
stations = ["registrasi"]
"""


def read(tmp_path: Path, content: str | bytes) -> GateSettings:
    file = tmp_path / "gate.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_settings(GateSettings, file)


def faults(tmp_path: Path, content: str | bytes) -> list[Fault]:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, content)
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(caught.value.faults)
    return caught.value.faults


def test_the_least_that_a_gate_needs(tmp_path: Path) -> None:
    settings = read(tmp_path, LEAST)
    assert (settings.site.timezone, settings.camera.source) == ("Asia/Makassar", "0")
    assert settings.server.url == ""


def test_nothing_changes_once_read(tmp_path: Path) -> None:
    settings = read(tmp_path, LEAST)
    with pytest.raises(ValueError, match="frozen"):
        settings.camera.fps = 30


# where, what stands there, what is said of it
FAULTY: list[tuple[str, str, str, str]] = [
    ("[camera]\nsorce = 0", "camera.sorce", "(hidden)", "did you mean 'source'?"),
    ("[camra]\nsource = 0", "camra", "(hidden)", "did you mean 'camera'?"),
    ("[camera]\nxyz = 0", "camera.xyz", "(hidden)", "allowed here: source, width"),
    ("[camera]\nfps = 0", "camera.fps", "0", "greater than or equal to 1"),
    ("[camera]\nfps = 'many'", "camera.fps", "'many'", "valid integer"),
    ("[camera]\nsource = [1]", "camera.source", "(a list)", "valid string"),
    ("camera = 7", "camera", "7", "dictionary"),
    ("[printer]\nwidth_dots = 500", "printer.width_dots", "500", "384, 512 or 576"),
    ("[timing]\nidle_s = 0", "timing.idle_s", "0", "greater than 0"),
    ("[timing]\nidle_s = inf", "timing.idle_s", "inf", "finite"),
    ("[timing]\nticket_s = nan", "timing.ticket_s", "nan", "finite"),
    ("[rules]\nlate_minutes = 1e12", "rules.late_minutes", "1000000000000.0", "less than"),
    ("[rules]\nlist_max_age_hours = 1e300", "rules.list_max_age_hours", "1e+300", "less than"),
    ("[rules]\nclosed_weekdays = ['sonntag']", "rules.closed_weekdays.0", "'sonntag'", "'sunday'"),
    ("[rules]\nclosed_days = ['2026-02-30']", "rules.closed_days.0", "'2026-02-30'", "date"),
    ("[server]\nurl = 'server.example'", "server.url", "'server.example'", "https://"),
    ("[server]\nurl = 'http://[::1'", "server.url", "'http://[::1'", "https://"),
    ("[server]\npublic_url = 'https://a.b/c'", "server.public_url", "'https://a.b/c'", "host only"),
    (f"[server]\ntoken = ['{SECRET}']", "server.token", "(hidden)", "valid string"),
    (f"[server]\ntoken = '{SECRET}\u00e9'", "server.token", "(hidden)", "plain letters"),
    (f"[server]\ntoke = '{SECRET}'", "server.toke", "(hidden)", "did you mean 'token'?"),
    (f"server = ['{SECRET}']", "server", "(hidden)", "dictionary"),
    (f"server = '{SECRET}'", "server", "(hidden)", "dictionary"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "key", "found", "said"), FAULTY)
def test_a_fault_says_where_what_and_what_is_allowed(
    tmp_path: Path, lines: str, key: str, found: str, said: str
) -> None:
    content = f"{LEAST}\n{lines}" if lines.startswith("[") else f"{lines}\n{LEAST}"
    (fault,) = faults(tmp_path, content)
    assert (fault.key, fault.found) == (key, found)
    assert said in fault.allowed


CHANGED: list[tuple[str, str, str, str]] = [
    ('id = "rutan"', 'id = "Rutan Balikpapan"', "site.id", "pattern"),
    ('id = "rutan"', 'id = "rutan"\ntimezone = "Asia/Bali"', "site.timezone", "Asia/Makassar"),
    ('id = "rutan"', 'id = "rutan"\ntimezone = "../../etc/passwd"', "site.timezone", "no such"),
    ('name = { id = "Gerbang A" }', "name = {}", "gate.name", "at least 1"),
    ('prefix = "A"', 'prefix = "a"', "services.0.prefix", "pattern"),
    ('prefix = "A"', 'prefix = "ABC"', "services.0.prefix", "pattern"),
    ('stations = ["registrasi"]', "stations = []", "services.0.stations", "at least 1"),
    ('folder = "journal"', "", "storage.folder", "needed"),
]


@pytest.mark.parametrize(("old", "new", "key", "said"), CHANGED)
def test_a_needed_key_that_is_wrong_or_missing(
    tmp_path: Path, old: str, new: str, key: str, said: str
) -> None:
    assert old in LEAST
    (fault,) = faults(tmp_path, LEAST.replace(old, new))
    assert fault.key == key
    assert said in fault.allowed


OFFICER = '[[officers]]\nid = "rina"\nname = "Rina"\nrole = "guard"\npin = "{pin}"\n'
HASH = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI"


def test_an_officer_of_the_file_has_a_hash_and_it_is_never_shown(tmp_path: Path) -> None:
    assert HASH not in repr(read(tmp_path, f"{LEAST}\n{OFFICER.format(pin=HASH)}"))
    for pin in ("481620", HASH.replace("argon2id", "argon2i"), ""):
        (fault,) = faults(tmp_path, f"{LEAST}\n{OFFICER.format(pin=pin)}")
        assert (fault.key, fault.found) == ("officers.0.pin", "(hidden)")
        assert "kiosk officer hash" in fault.allowed
    (fault,) = faults(tmp_path, f"{LEAST}\n{OFFICER.format(pin=HASH) * 2}")
    assert "share an id" in fault.allowed


SECOND = (
    '[[services]]\nid = "{id}"\nname = {{ id = "B" }}\nprefix = "{prefix}"\nstations = ["{at}"]'
)
CROSSED = [
    (SECOND.format(id="titip", prefix="A", at="registrasi"), "share a prefix"),
    (SECOND.format(id="tatap_muka", prefix="B", at="registrasi"), "share an id"),
    (SECOND.format(id="titip", prefix="B", at="barang"), "no [[stations]] with id barang"),
    ('[[stations]]\nid = "registrasi"\nname = { id = "B" }\nplace = { id = "B" }', "share an id"),
]


@pytest.mark.parametrize(("lines", "said"), CROSSED)
def test_what_does_not_fit_together(tmp_path: Path, lines: str, said: str) -> None:
    with_secret = f"{LEAST}\n{lines}\n[server]\ntoken = '{SECRET}'"
    (fault,) = faults(tmp_path, with_secret)
    assert said in fault.allowed


def test_the_display_stands_at_a_known_station_and_counter(tmp_path: Path) -> None:
    elsewhere = LEAST.replace('station = "registrasi"', 'station = "pintu"')
    (fault,) = faults(tmp_path, elsewhere)
    assert "no [[stations]] with id pintu" in fault.allowed


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    content = "[camera]\nfps = 0\nsorce = 1\n[timing]\nidle_s = -1\n[server]\ntimeout_s = 0"
    keys = {fault.key for fault in faults(tmp_path, content)}
    assert keys >= {"camera.fps", "camera.sorce", "timing.idle_s", "server.timeout_s", "site"}


def test_the_message_is_one_line_per_fault_under_the_files_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, f"{LEAST}\n[camera]\nfps = 0\nsorce = 1")
    first, *others = str(caught.value).splitlines()
    assert first == f"{tmp_path / 'gate.toml'}: 2 fault(s) in the settings"
    assert len(others) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[site", "table"),
        (b"\xff\xfe[\x00s\x00i\x00t\x00e\x00]\x00", "utf-8"),
        (b'[site]\nname = "Caf\xe9"', "utf-8"),
        (b"a = " + b"[" * 5000, ""),
        (b"\x00", "line 1"),
    ],
    ids=["cut off", "UTF-16", "Latin-1", "lists in lists", "binary"],
)
def test_what_is_no_toml(tmp_path: Path, content: bytes, said: str) -> None:
    (fault,) = faults(tmp_path, content)
    assert fault.key == "(file)"
    assert said in fault.allowed


def test_a_byte_order_mark_as_some_editors_write_it_does_no_harm(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf" + LEAST.encode()) == read(tmp_path, LEAST)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.toml", "No such file"), (tmp_path, "directory")):
        with pytest.raises(SettingsError) as caught:
            read_settings(GateSettings, path)
        assert said in str(caught.value)


# --- the environment


def test_the_environment_beats_the_file_and_leaves_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CAMERA__SOURCE", "rtsp://camera.example/1")
    monkeypatch.setenv("KIOSK_SERVER__TOKEN", SECRET)
    settings = read(tmp_path, f"{LEAST}\n[camera]\nsource = '1'\nfps = 7")
    assert (settings.camera.source, settings.camera.fps) == ("rtsp://camera.example/1", 7)
    assert settings.server.token.get_secret_value() == SECRET
    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("KIOSK_CAMERA__FPS", "many", "camera.fps"),
        ("KIOSK_CAMERA__SORCE", "1", "camera.sorce"),
        ("KIOSK_SERVER__TOKEN", SECRET + "\u00e9", "server.token"),
        ("KIOSK_SERVER", SECRET, "(environment)"),
        ("KIOSK_STATIONS", SECRET, "(environment)"),
    ],
)
def test_a_fault_in_the_environment_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, key: str
) -> None:
    monkeypatch.setenv(name, value)
    (fault,) = faults(tmp_path, LEAST)
    assert fault.key.lower() == key


def test_a_panel_that_lies_is_told_from_one_that_stands(tmp_path: Path) -> None:
    lying = "[screen]\nwidth = 1920\nheight = 1080\n"
    (fault,) = faults(tmp_path, LEAST + lying)
    assert "as the panel hangs" in fault.allowed
    measured = "panel_width_mm = 531\npanel_height_mm = 298\n"
    assert read(tmp_path, LEAST + lying + measured).screen.panel_width_mm == 531


def test_a_service_without_a_door_asks_nobody(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, LEAST + "asks_host = true\n")
    assert "no door" in fault.allowed
    assert read(tmp_path, LEAST + 'asks_host = true\ndoor = "visit"\n').services[0].asks_host


def test_a_file_from_before_there_were_doors_still_reads(tmp_path: Path) -> None:
    settings = read(tmp_path, LEAST)
    assert [service.door for service in settings.services] == ["booking"]
    assert (settings.timing.sleep_s, settings.voice.engine) == (3600, "espeak")
