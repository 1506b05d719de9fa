import brave.Span;
import brave.Tracer;
import brave.Tracing;
import zipkin2.reporter.brave.AsyncZipkinSpanHandler;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/** Sends traces of two spans with Brave and Zipkin's reporter. Arguments: URL of the endpoint, service, count. */
public class Brave {
  public static void main(String[] args) {
    AsyncZipkinSpanHandler handler = AsyncZipkinSpanHandler.create(URLConnectionSender.create(args[0]));
    Tracing tracing = Tracing.newBuilder().localServiceName(args[1]).addSpanHandler(handler).build();
    Tracer tracer = tracing.tracer();
    for (int n = 0; n < Integer.parseInt(args[2]); n++) {
      Span outer = tracer.newTrace().name("outer").kind(Span.Kind.SERVER).start();
      Span inner = tracer.newChild(outer.context()).name("inner").tag("n", String.valueOf(n)).start();
      inner.finish();
      outer.finish();
    }
    handler.flush();
    tracing.close();
    handler.close();
  }
}
