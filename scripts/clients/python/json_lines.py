"""Writes numbered messages as JSON lines. Arguments: structlog|json-logger|ecs, service, count."""

import logging
import sys

kind, service, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
if kind == "structlog":
    import structlog

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ]
    )
    log = structlog.get_logger().bind(service=service)
    for n in range(count):
        (log.error if n % 4 == 0 else log.info)(f"client record {n}", trace_id=f"{n + 1:032x}")
else:
    handler = logging.StreamHandler(sys.stdout)
    logger = logging.getLogger("shop")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    if kind == "ecs":
        import ecs_logging

        handler.setFormatter(ecs_logging.StdlibFormatter(extra={"service.name": service}))
    else:
        from pythonjsonlogger.json import JsonFormatter

        fields = "%(asctime)s %(levelname)s %(name)s %(message)s"
        handler.setFormatter(JsonFormatter(fields, static_fields={"service": service}, datefmt="%Y-%m-%dT%H:%M:%S%z"))
    for n in range(count):
        name = "trace.id" if kind == "ecs" else "trace_id"
        logger.log(logging.ERROR if n % 4 == 0 else logging.INFO, "client record %d", n, extra={name: f"{n + 1:032x}"})
