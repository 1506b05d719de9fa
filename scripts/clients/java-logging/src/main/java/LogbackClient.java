import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs numbered messages with Logback; its configuration is named by -Dlogback.configurationFile. Argument: count. */
public class LogbackClient {
  public static void main(String[] args) {
    Logger logger = LoggerFactory.getLogger("shop.Checkout");
    for (int n = 0; n < Integer.parseInt(args[0]); n++) {
      MDC.put("traceId", String.format("%032x", n + 1));
      if (n % 4 == 0) logger.error("client record {}", n);
      else logger.info("client record {}", n);
    }
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
