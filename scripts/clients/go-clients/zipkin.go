package main

import (
	"strconv"

	"github.com/openzipkin/zipkin-go"
	"github.com/openzipkin/zipkin-go/model"
	reporter "github.com/openzipkin/zipkin-go/reporter/http"
)

// Zipkin sends traces of two spans.
func Zipkin(url, service string, count int) error {
	sender := reporter.NewReporter(url)
	endpoint, err := zipkin.NewEndpoint(service, "127.0.0.1:8080")
	if err != nil {
		return err
	}
	tracer, err := zipkin.NewTracer(sender, zipkin.WithLocalEndpoint(endpoint))
	if err != nil {
		return err
	}
	for n := 0; n < count; n++ {
		outer := tracer.StartSpan("outer", zipkin.Kind(model.Server))
		inner := tracer.StartSpan("inner", zipkin.Parent(outer.Context()))
		inner.Tag("n", strconv.Itoa(n))
		inner.Finish()
		outer.Finish()
	}
	return sender.Close()
}
