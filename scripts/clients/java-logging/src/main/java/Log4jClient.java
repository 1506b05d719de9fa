import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;

/** Logs numbered messages with Log4j; its configuration is named by -Dlog4j2.configurationFile. Argument: count. */
public class Log4jClient {
  public static void main(String[] args) {
    Logger logger = LogManager.getLogger("shop.Checkout");
    for (int n = 0; n < Integer.parseInt(args[0]); n++) {
      ThreadContext.put("trace.id", String.format("%032x", n + 1));
      if (n % 4 == 0) logger.error("client record {}", n);
      else logger.info("client record {}", n);
    }
    LogManager.shutdown();
  }
}
