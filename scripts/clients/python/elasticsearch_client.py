"""Indexes COUNT documents with helpers.bulk, then counts, searches and scans them. argv: url service count"""

import datetime
import json
import sys

from elasticsearch import Elasticsearch, __versionstr__, helpers

url, service, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
index = f"logs-{service}-default"
client = Elasticsearch(url)
info = client.info()
now = datetime.datetime.now(datetime.timezone.utc)


def documents():
    for n in range(count):
        yield {
            "_op_type": "create",
            "_index": index,
            "_id": f"{service}-{n}",
            "@timestamp": (now + datetime.timedelta(microseconds=n)).isoformat(),
            "message": f"client record {n}",
            "log": {"level": "error" if n % 4 == 0 else "info"},
            "service": {"name": service},
            "n": n,
        }


stored, errors = helpers.bulk(client, documents(), chunk_size=50, refresh=True)
query = {"bool": {"filter": [{"term": {"service.name": service}}]}}
errors_query = {"bool": {"filter": [{"term": {"service.name": service}}, {"term": {"log.level": "error"}}]}}
by_level = client.search(
    index=index, query=query, size=0, aggs={"levels": {"terms": {"field": "log.level"}}}
)["aggregations"]["levels"]["buckets"]
scanned = sorted(hit["_source"]["n"] for hit in helpers.scan(client, index=index, query={"query": query}, size=30))
print(
    json.dumps(
        {
            "version": __versionstr__,
            "server": info["version"]["number"],
            "stored": stored,
            "counted": client.count(index=index, query=query)["count"],
            "found": client.search(index=index, query=query, size=10)["hits"]["total"]["value"],
            "errors": client.count(index=index, query=errors_query)["count"],
            "levels": {bucket["key"]: bucket["doc_count"] for bucket in by_level},
            "scanned": scanned == list(range(count)),
            "document": client.get(index=index, id=f"{service}-7")["_source"]["message"],
            "again": [item["create"]["status"] for item in client.bulk(
                operations=[{"create": {"_index": index, "_id": f"{service}-7"}},
                            {"@timestamp": now.isoformat(), "message": "client record 7", "service": {"name": service}}]
            )["items"]],
        }
    )
)
