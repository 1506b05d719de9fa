/** A way in which log lines write their time. */
export interface TimeLayout {
  /** As it is named to people and in `timeFormat`. */
  name: string;
  /**
   * Finds it in a line; groups are named as in TimeParts, or `epoch`. A layout that is read at the start of a line only
   * begins with `^`.
   */
  pattern: RegExp;
  /** The line says the time of day and no date: that is the file's. */
  undated?: boolean;
}

const MONTH = '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const CLOCK = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';
const FRACTION = '(?:[.,:](?<fraction>\\d{1,9}))?';
const ZONE = '(?: ?(?<zone>Z|[+-]\\d\\d:?\\d\\d|UTC|GMT|[CEW]ES?T|[ECMP][SD]T)\\b)?';
/** No digit before: `12026-11-22` holds no date. */
const FREE = '(?<![\\d.])';

function layout(name: string, pattern: string, undated?: boolean): TimeLayout {
  return { name, pattern: new RegExp(pattern), ...(undated ? { undated } : {}) };
}

/** In the order in which they are preferred when several fit equally well. */
export const TIME_LAYOUTS: readonly TimeLayout[] = [
  // ISO 8601, log4j, Logback, Python's logging, Spring, PostgreSQL, CRI.
  layout(
    'iso',
    `${FREE}(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)[T ]${CLOCK}(?:[.,](?<fraction>\\d{1,9}))?${ZONE}`,
  ),
  // nginx and Apache access logs.
  layout('access', `${FREE}(?<day>\\d\\d)/${MONTH}/(?<year>\\d{4}):${CLOCK}(?: (?<zone>[+-]\\d{4}))?`),
  // Go's log, nginx error log.
  layout(
    'go',
    `${FREE}(?<year>\\d{4})/(?<month>\\d\\d)/(?<day>\\d\\d)[ T]${CLOCK}(?:\\.(?<fraction>\\d{1,9}))?`,
  ),
  // Apache error log, date(1), ctime(3).
  layout(
    'ctime',
    `\\b${WEEKDAY} ${MONTH} {1,2}(?<day>\\d{1,2}) ${CLOCK}(?:\\.(?<fraction>\\d{1,9}))?(?: (?<zone>UTC|GMT|[A-Z]{3,4}))? (?<year>\\d{4})`,
  ),
  // klog and glog, of Kubernetes.
  layout('klog', `^[IWEF](?<month>\\d\\d)(?<day>\\d\\d) {1,2}${CLOCK}\\.(?<fraction>\\d{1,9})`),
  layout('syslog', `\\b${MONTH} {1,2}(?<day>\\d{1,2}) ${CLOCK}(?:\\.(?<fraction>\\d{1,9}))?`),
  // Redis, Tomcat, RFC 2822.
  layout('rfc822', `${FREE}(?<day>\\d{1,2})[ -]${MONTH}[ -](?<year>\\d{4}),? ${CLOCK}${FRACTION}${ZONE}`),
  // java.util.logging.
  layout(
    'java-util',
    `\\b${MONTH} (?<day>\\d{1,2}), (?<year>\\d{4}),? (?<hour>\\d{1,2}):(?<minute>\\d\\d):(?<second>\\d\\d)[ \\u202f](?<half>AM|PM)`,
  ),
  layout(
    'compact',
    `${FREE}(?<year>20\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)[T-](?<hour>\\d\\d):?(?<minute>\\d\\d):?(?<second>\\d\\d)${FRACTION}${ZONE}`,
  ),
  // Android.
  layout('logcat', `^(?<month>\\d\\d)-(?<day>\\d\\d) ${CLOCK}\\.(?<fraction>\\d{1,9})`),
  // Spark.
  layout('short', `^\\W?(?<year>\\d\\d)/(?<month>\\d\\d)/(?<day>\\d\\d) ${CLOCK}`),
  // HDFS.
  layout(
    'digits',
    '^(?<year>\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d) (?<hour>\\d\\d)(?<minute>\\d\\d)(?<second>\\d\\d)(?!\\d)',
  ),
  layout(
    'us',
    `${FREE}(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4}),? (?<hour>\\d{1,2}):(?<minute>\\d\\d):(?<second>\\d\\d)${FRACTION}(?: (?<half>AM|PM))?`,
  ),
  layout(
    'european',
    `${FREE}(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>\\d{4}),? (?<hour>\\d{1,2}):(?<minute>\\d\\d):(?<second>\\d\\d)${FRACTION}`,
  ),
  // Squid, and counts of seconds, milliseconds, microseconds or nanoseconds.
  layout('epoch', '^\\W?(?<epoch>[12]\\d{9}(?:\\.\\d{1,9}|\\d{9}|\\d{6}|\\d{3})?)(?!\\d)'),
  // Logback's default.
  layout('clock', `^\\W?${CLOCK}(?:[.,](?<fraction>\\d{1,9}))?(?!\\d)`, true),
];
