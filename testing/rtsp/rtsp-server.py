#!/usr/bin/python3
"""A camera for tests: loops raw H.264 films as live RTSP streams on loopback, with exact timestamps.

Usage: rtsp-server.py PORT FPS USER:PASSWORD|- NAME=FILM.h264 ...
A film is a byte stream with access unit delimiters and without B-frames. Port 0 takes a free one. Prints
"ready PORT" when clients may connect. Needs Debian's python3-gi, gir1.2-gst-rtsp-server-1.0 and
gstreamer1.0-plugins-base, -good and -bad.
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

DELIMITER = b"\0\0\0\1\x09"
PIPELINE = (
    "( appsrc name=source is-live=true block=false format=time max-bytes=2000000"
    ' caps="video/x-h264,stream-format=byte-stream,alignment=au,framerate={fps}/1"'
    " ! h264parse config-interval=-1 ! rtph264pay name=pay0 pt=96 )"
)


def access_units(path):
    """The film's pictures, each as the bytes from its delimiter to the next."""
    with open(path, "rb") as file:
        parts = file.read().split(DELIMITER)[1:]
    if not parts:
        sys.exit(f"{path}: no access unit delimiters")
    return [DELIMITER + part for part in parts]


class LoopingFilm(GstRtspServer.RTSPMediaFactory):
    def __init__(self, path, fps):
        super().__init__()
        self.pictures = access_units(path)
        self.fps = fps
        self.set_shared(True)
        self.set_latency(50)
        self.connect("media-configure", LoopingFilm.feed)

    def do_create_element(self, _url):
        return Gst.parse_launch(PIPELINE.format(fps=self.fps))

    def feed(self, media):
        sent = 0

        def push_next(source, _wanted):
            nonlocal sent
            buffer = Gst.Buffer.new_wrapped(self.pictures[sent % len(self.pictures)])
            buffer.pts = buffer.dts = sent * Gst.SECOND // self.fps
            buffer.duration = Gst.SECOND // self.fps
            sent += 1
            source.emit("push-buffer", buffer)

        media.get_element().get_by_name("source").connect("need-data", push_next)


def require_login(server, factories, login):
    """Basic authentication: without it clients get 401."""
    user, password = login.split(":", 1)
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "camera")
    auth = GstRtspServer.RTSPAuth()
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    server.set_auth(auth)
    for factory in factories:
        permissions = GstRtspServer.RTSPPermissions()
        permissions.add_permission_for_role("camera", "media.factory.access", True)
        permissions.add_permission_for_role("camera", "media.factory.construct", True)
        factory.set_permissions(permissions)


def main(port, fps, login, *films):
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    mounts = server.get_mount_points()
    factories = []
    for film in films:
        name, path = film.split("=", 1)
        factories.append(LoopingFilm(path, int(fps)))
        mounts.add_factory(f"/{name}", factories[-1])
    if login != "-":
        require_login(server, factories, login)
    if server.attach(None) == 0:
        sys.exit(f"port {port} is taken")
    print("ready", server.get_bound_port(), flush=True)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main(*sys.argv[1:])
