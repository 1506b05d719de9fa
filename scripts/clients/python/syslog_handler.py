"""Sends COUNT logs with logging.handlers.SysLogHandler. argv: udp|tcp port service count"""

import logging
import logging.handlers
import socket
import sys
import time

transport, port, service, count = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
kind = socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM
handler = logging.handlers.SysLogHandler(("127.0.0.1", port), socktype=kind)
handler.ident = f"{service}: "
log = logging.getLogger("client")
log.setLevel(logging.INFO)
log.addHandler(handler)
for n in range(count):
    log.info("client record %d", n)
    if transport == "udp" and n % 50 == 49:
        time.sleep(0.1)
handler.close()
