"""What stands in for a printer at the far end of each link."""

# ruff: noqa: ARG002 - pyusb names the arguments of a bus; this one has a single printer on it

from __future__ import annotations

import errno
import os
import pty
import socket
import threading
import tty
from types import SimpleNamespace
from typing import TYPE_CHECKING, Self

import usb.backend
import usb.core

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping

WELL = {b"\x10\x04\x04": b"\x12", b"\x10\x04\x02": b"\x12", b"\x1dr\x01": b"\x00"}
"""The answers of a printer that has paper and a closed cover."""


class NetworkStandin:
    """Listens on 127.0.0.1, keeps all bytes it gets, and answers the questions it knows."""

    def __init__(self, answers: Mapping[bytes, bytes]) -> None:
        self._answers = answers
        self._got = bytearray()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def port(self) -> int:
        port: int = self._server.getsockname()[1]
        return port

    def received(self) -> bytes:
        """All bytes so far; waits for the far end of a slip (its connection closed)."""
        self.close()
        return bytes(self._got)

    def close(self) -> None:
        if self._thread.is_alive():
            with socket.create_connection(("127.0.0.1", self.port)):
                pass  # a last and empty guest wakes accept
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while True:
            guest, _ = self._server.accept()
            with guest:
                if not self._listen(guest):
                    return

    def _listen(self, guest: socket.socket) -> bool:
        heard = False
        while part := guest.recv(65536):
            heard = True
            self._got += part
            if part in self._answers:
                guest.sendall(self._answers[part])
            elif (ending := bytes(part[-3:])) in self._answers:
                guest.sendall(self._answers[ending])
        return heard


class SerialStandin:
    """The far end of a pseudo-terminal."""

    def __init__(self) -> None:
        self._far, near = pty.openpty()
        tty.setraw(near)
        self.path = os.ttyname(near)
        self._near = near
        self._got = bytearray()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def received(self) -> bytes:
        self.close()
        return bytes(self._got)

    def close(self) -> None:
        if self._near != -1:
            os.close(self._near)
            self._near = -1
        self._thread.join()

    def _read(self) -> None:
        """Read until the last near end is closed, which Linux reports as EIO."""
        try:
            while part := os.read(self._far, 4096):
                self._got += part
        except OSError as ended:
            if ended.errno != errno.EIO:
                raise
        finally:
            os.close(self._far)


class UsbStandin(usb.backend.IBackend):
    """A USB bus below pyusb with one printer on it, whose endpoints have unusual numbers."""

    VENDOR, PRODUCT, INTO, OUT = 0x04B8, 0x0E15, 0x83, 0x04

    def __init__(self) -> None:
        self.got = bytearray()

    def enumerate_devices(self) -> list[str]:
        return ["printer"]

    def get_parent(self, dev: object) -> None:
        return None

    def get_device_descriptor(self, dev: object) -> SimpleNamespace:
        return SimpleNamespace(
            idVendor=self.VENDOR, idProduct=self.PRODUCT, bNumConfigurations=1, bDeviceClass=0,
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=0,
            address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: object, config: int) -> SimpleNamespace:
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bNumInterfaces=1, bConfigurationValue=1, bLength=9, bDescriptorType=2, wTotalLength=32,
            iConfiguration=0, bmAttributes=0x80, bMaxPower=50, extra_descriptors=(),
        )  # fmt: skip

    def get_interface_descriptor(
        self, dev: object, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        if intf or alt:
            raise IndexError(intf)
        return SimpleNamespace(
            bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2, bInterfaceClass=7, bLength=9,
            bInterfaceSubClass=1, bInterfaceProtocol=2, bDescriptorType=4, iInterface=0,
            extra_descriptors=(),
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, dev: object, ep: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        return SimpleNamespace(
            bEndpointAddress=(self.INTO, self.OUT)[ep], bmAttributes=2, wMaxPacketSize=64,
            bInterval=0, bLength=7, bDescriptorType=5, bRefresh=0, bSynchAddress=0,
            extra_descriptors=(),
        )  # fmt: skip

    def open_device(self, dev: object) -> object:
        return dev

    def close_device(self, dev_handle: object) -> None: ...

    def set_configuration(self, dev_handle: object, config_value: int) -> None: ...

    def get_configuration(self, dev_handle: object) -> int:
        return 1

    def claim_interface(self, dev_handle: object, intf: int) -> None: ...

    def release_interface(self, dev_handle: object, intf: int) -> None: ...

    def reset_device(self, dev_handle: object) -> None: ...

    def bulk_write(self, _handle: object, ep: int, _intf: int, data: array[int], _t: int) -> int:
        assert ep == self.OUT
        self.got += data.tobytes()
        return len(data)

    def bulk_read(self, _handle: object, ep: int, _intf: int, buff: array[int], _t: int) -> int:
        """Answer the last question."""
        assert ep == self.INTO
        answer = WELL[bytes(self.got[-3:])]
        buff[0] = answer[0]
        return 1
