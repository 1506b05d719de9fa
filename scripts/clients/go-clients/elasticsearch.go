package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/elastic/go-elasticsearch/v9"
	"github.com/elastic/go-elasticsearch/v9/esutil"
)

// Elasticsearch indexes through the bulk indexer of several workers, then counts and searches with aggregations.
func Elasticsearch(url, service string, count int) error {
	ctx := context.Background()
	client, err := elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{url}, CompressRequestBody: true})
	if err != nil {
		return err
	}
	var failed atomic.Int64
	indexer, err := esutil.NewBulkIndexer(esutil.BulkIndexerConfig{
		Client: client, Index: "go-" + service, NumWorkers: 3, FlushBytes: 4096, Refresh: "wait_for",
	})
	if err != nil {
		return err
	}
	for n := 0; n < count; n++ {
		region := "us"
		if n%4 == 0 {
			region = "eu"
		}
		document, _ := json.Marshal(map[string]any{
			"@timestamp": time.Now().UTC().Format(time.RFC3339Nano), "message": fmt.Sprintf("client record %d", n),
			"service": map[string]any{"name": service}, "shop": map[string]any{"region": region, "total": n},
		})
		err = indexer.Add(ctx, esutil.BulkIndexerItem{
			Action: "create", DocumentID: fmt.Sprintf("%s-%d", service, n), Body: bytes.NewReader(document),
			OnFailure: func(context.Context, esutil.BulkIndexerItem, esutil.BulkIndexerResponseItem, error) { failed.Add(1) },
		})
		if err != nil {
			return err
		}
	}
	if err = indexer.Close(ctx); err != nil {
		return err
	}
	query := fmt.Sprintf(`{"size":7,"track_total_hits":true,"query":{"match_phrase":{"service.name":%q}},"sort":[{"@timestamp":"desc"}],
		"aggs":{"regions":{"terms":{"field":"shop.region.keyword"}},"total":{"sum":{"field":"shop.total"}}}}`, service)
	answer, err := client.Search(client.Search.WithIndex("go-*"), client.Search.WithBody(strings.NewReader(query)))
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.IsError() {
		return fmt.Errorf("search: %s", answer)
	}
	var found struct {
		Hits struct {
			Total struct{ Value int }
			Hits  []struct{}
		}
		Aggregations struct {
			Regions struct {
				Buckets []struct {
					Key   string
					Count int `json:"doc_count"`
				}
			}
			Total struct{ Value float64 }
		}
	}
	if err = json.NewDecoder(answer.Body).Decode(&found); err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(map[string]any{
		"flushed": indexer.Stats().NumFlushed, "failed": failed.Load(), "found": found.Hits.Total.Value,
		"hits": len(found.Hits.Hits), "regions": found.Aggregations.Regions.Buckets, "total": found.Aggregations.Total.Value,
	})
}
