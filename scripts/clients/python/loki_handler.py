"""Sends COUNT logs with python-logging-loki. argv: url service count"""

import logging
import sys

import logging_loki

url, service, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
handler = logging_loki.LokiHandler(url=f"{url}/loki/api/v1/push", tags={"service_name": service}, version="1")
log = logging.getLogger("client")
log.setLevel(logging.INFO)
log.addHandler(handler)
for n in range(count):
    log.info("client record %d", n)
