"""A network camera on loopback: motion JPEG over HTTP, as many of them speak it."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import cv2
import numpy as np


class StreamServer:
    """Serves pictures without end until it is closed or told to be silent."""

    def __init__(self) -> None:
        self.silent = threading.Event()
        self.closing = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                self.end_headers()
                try:
                    outer.send_pictures(self)
                except OSError:
                    return  # the camera hung up

            def log_message(self, *args: object) -> None:
                """Be quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://guest:secret@127.0.0.1:{self._server.server_port}/live?key=secret"

    def send_pictures(self, handler: BaseHTTPRequestHandler) -> None:
        rng = np.random.default_rng(3)
        for _ in count():
            if self.closing.wait(0.02):
                return
            if self.silent.is_set():
                continue
            picture = cv2.imencode(".jpg", rng.integers(0, 256, (48, 64, 3), np.uint8))[1].tobytes()
            handler.wfile.write(b"--frame\r\nContent-Type: image/jpeg\r\n")
            handler.wfile.write(b"Content-Length: %d\r\n\r\n%b\r\n" % (len(picture), picture))

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
