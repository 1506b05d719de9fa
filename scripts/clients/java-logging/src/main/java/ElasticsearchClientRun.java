import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Bulk, count, search with aggregations and get. Arguments: URL, service, count. Prints what it was answered, as JSON. */
public class ElasticsearchClientRun {
  public static void main(String[] args) throws Exception {
    String service = args[1];
    int count = Integer.parseInt(args[2]);
    String index = "java-" + service;
    try (ElasticsearchClient client = ElasticsearchClient.of(b -> b.host(args[0]))) {
      try (BulkIngester<Void> bulk = BulkIngester.of(b -> b.client(client).maxOperations(50).globalSettings(s -> s.refresh(Refresh.WaitFor)))) {
        for (int n = 0; n < count; n++) {
          String id = service + "-" + n;
          Map<String, Object> document = Map.of(
              "@timestamp", Instant.now().toString(), "message", "client record " + n,
              "service", Map.of("name", service), "shop", Map.of("region", n % 4 == 0 ? "eu" : "us", "total", n));
          bulk.add(op -> op.create(c -> c.index(index).id(id).document(document)));
        }
      }
      Query ours = Query.of(q -> q.term(t -> t.field("service.name").value(service)));
      long counted = client.count(c -> c.index(index).query(ours)).count();
      SearchResponse<Map> found = client.search(s -> s.index(index).query(ours).size(7)
          .aggregations("regions", a -> a.terms(t -> t.field("shop.region.keyword"))
              .aggregations("total", t -> t.sum(m -> m.field("shop.total"))))
          .aggregations("hours", a -> a.dateHistogram(h -> h.field("@timestamp").calendarInterval(CalendarInterval.Hour))), Map.class);
      Map<String, Long> regions = new TreeMap<>();
      double[] total = {0};
      found.aggregations().get("regions").sterms().buckets().array().forEach(bucket -> {
        regions.put(bucket.key().stringValue(), bucket.docCount());
        total[0] += bucket.aggregations().get("total").sum().value();
      });
      AtomicInteger hours = new AtomicInteger();
      found.aggregations().get("hours").dateHistogram().buckets().array().forEach(b -> hours.addAndGet((int) b.docCount()));
      Object message = client.get(g -> g.index(index).id(service + "-7"), Map.class).source().get("message");
      System.out.printf("{\"counted\":%d,\"found\":%d,\"hits\":%d,\"regions\":\"%s\",\"total\":%d,\"hours\":%d,\"document\":\"%s\"}%n",
          counted, found.hits().total().value(), found.hits().hits().size(), regions, (long) total[0], hours.get(), message);
    }
  }
}
