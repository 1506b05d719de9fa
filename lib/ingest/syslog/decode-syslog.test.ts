import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../../contracts/telemetry';
import { formatIsoNs, parseIsoNs } from '../../time/iso';
import { decodeSyslog } from './decode-syslog';

const NOW = parseIsoNs('2026-11-22T18:00:00Z') ?? 0n;

function read(text: string | Uint8Array, { zone = 'UTC', now = NOW } = {}) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const decoded = decodeSyslog([{ bytes, receivedNs: now, peer: '192.0.2.7', repair: null }], zone, now);
  const [record] = decoded.records;
  if (!record) throw new Error('not taken');
  return { ...seen(record), repairs: Object.fromEntries(decoded.repairs) };
}

function seen(record: LogRecord) {
  const { time, severityText, body, attributes, stream, traceId, spanId } = record;
  return {
    time: formatIsoNs(time),
    severity: `${severityText} ${record.severityNumber}`,
    service: stream.service,
    host: stream.resource['host.name'],
    body,
    attributes,
    traceId,
    spanId,
  };
}

describe('RFC 5424', () => {
  it('reads example 1 of §6.5: a byte order mark, no structured data', () => {
    expect(
      read(
        "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeff'su root' failed for lonvick on /dev/pts/8",
      ),
    ).toMatchObject({
      time: '2003-10-11T22:14:15.003000000Z',
      severity: 'crit 21',
      service: 'su',
      host: 'mymachine.example.com',
      body: "'su root' failed for lonvick on /dev/pts/8",
      attributes: { 'syslog.facility': 'auth', 'syslog.msgid': 'ID47' },
    });
  });

  it('reads example 2: an offset, microseconds, a process id', () => {
    expect(
      read(
        "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts.",
      ),
    ).toMatchObject({
      time: '2003-08-24T12:14:15.000003000Z',
      severity: 'notice 10',
      attributes: { 'syslog.facility': 'local4', 'process.pid': 8710 },
      body: "%% It's time to make the do-nuts.",
    });
  });

  it('reads example 3: structured data', () => {
    expect(
      read(
        '<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"][examplePriority@32473 class="high"] An application event log entry...',
      ),
    ).toMatchObject({
      body: 'An application event log entry...',
      attributes: {
        'syslog.structured_data.exampleSDID@32473.iut': '3',
        'syslog.structured_data.exampleSDID@32473.eventID': '1011',
        'syslog.structured_data.examplePriority@32473.class': 'high',
      },
    });
  });

  it('reads example 4: structured data alone', () => {
    expect(read('<165>1 2003-10-11T22:14:15.003Z host app - ID47 [a@1 b="c"]')).toMatchObject({
      body: '',
      attributes: { 'syslog.structured_data.a@1.b': 'c' },
    });
  });

  it('takes every part as missing', () => {
    expect(read('<13>1 - - - - - -')).toMatchObject({
      time: formatIsoNs(NOW),
      service: 'unknown_service',
      host: '192.0.2.7',
      body: '',
    });
  });

  it('unescapes what §6.3.3 names and leaves other backslashes', () => {
    expect(
      read(String.raw`<13>1 - h a - - [x@1 q="\"" b="\\" c="\]" n="C:\new" same="1" same="2"] m`).attributes,
    ).toMatchObject({
      'syslog.structured_data.x@1.q': '"',
      'syslog.structured_data.x@1.b': '\\',
      'syslog.structured_data.x@1.c': ']',
      'syslog.structured_data.x@1.n': String.raw`C:\new`,
      'syslog.structured_data.x@1.same': ['1', '2'],
    });
  });

  it('keeps structured data that is not well formed in the message', () => {
    expect(read('<13>1 - h a - - [x@1 q="open] m').body).toBe('[x@1 q="open] m');
    expect(read('<13>1 - h a - - [not data at all').body).toBe('[not data at all');
  });

  it('keeps a time that cannot be stored as what was said, at the time of arrival', () => {
    const device = read('<13>1 1970-01-01T00:00:07Z h a - - booted');
    expect(device.time).toBe(formatIsoNs(NOW));
    expect(device.attributes['syslog.time_unix_nano']).toBe('7000000000');
    expect(Object.keys(device.repairs)).toEqual(['syslog time out of range replaced by the time of arrival']);
  });
});

describe('RFC 3164', () => {
  const MESSAGES: [string, Partial<ReturnType<typeof read>>][] = [
    [
      "<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8",
      { time: '2026-10-11T22:14:15.000000000Z', host: 'mymachine', service: 'su', severity: 'crit 21' },
    ],
    [
      '<13>Feb  5 17:32:18 10.0.0.99 sshd[4711]: Accepted publickey',
      {
        time: '2026-02-05T17:32:18.000000000Z',
        host: '10.0.0.99',
        service: 'sshd',
        body: 'Accepted publickey',
      },
    ],
    ['<13>Dec 31 23:59:59 h a: last year', { time: '2025-12-31T23:59:59.000000000Z' }],
    ['<13>Nov 23 09:00:00 h a: an hour ahead of us', { time: '2026-11-23T09:00:00.000000000Z' }],
    ['<13>Feb 29 10:00:00 h a: leap', { time: '2024-02-29T10:00:00.000000000Z' }],
    [
      '<189>45: *Mar  1 2026 18:46:11.123 CET: %SYS-5-CONFIG_I: Configured from console',
      { time: '2026-03-01T17:46:11.123000000Z', body: '%SYS-5-CONFIG_I: Configured from console' },
    ],
    [
      '<13>2026-11-22T12:00:00.123456+02:00 web1 nginx: GET /',
      { time: '2026-11-22T10:00:00.123456000Z', host: 'web1', service: 'nginx', body: 'GET /' },
    ],
    ['<13>Nov 22 12:00:00 cron[7]: no host', { host: '192.0.2.7', service: 'cron', body: 'no host' }],
    [
      '<13>Nov 22 12:00:00 h no program here',
      { host: 'h', service: 'unknown_service', body: 'no program here' },
    ],
    [
      '<11>myapp: python without a time',
      { service: 'myapp', host: '192.0.2.7', body: 'python without a time' },
    ],
    ['<11>error: no such file', { service: 'unknown_service', body: 'error: no such file' }],
    ['<13>just text: with a colon', { service: 'unknown_service', body: 'just text: with a colon' }],
    ['no priority at all', { body: 'no priority at all', severity: 'null 0', attributes: {} }],
    ['<999>Nov 22 12:00:00 h a: m', { body: '<999>Nov 22 12:00:00 h a: m' }],
    ['<13>', { body: '' }],
  ];

  it.each(MESSAGES)('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it('reads times without an offset in the zone it is told', () => {
    const time = (text: string) => read(text, { zone: 'Europe/Paris' }).time;
    expect(time('<13>Nov 22 12:00:00 h a: m')).toBe('2026-11-22T11:00:00.000000000Z');
    expect(time('<13>Jul  1 12:00:00 h a: m')).toBe('2026-07-01T10:00:00.000000000Z');
  });

  it('takes the year at New Year from the side of the clock that fits', () => {
    const now = parseIsoNs('2027-01-01T00:30:00Z') ?? 0n;
    expect(read('<13>Dec 31 23:59:00 h a: m', { now }).time).toBe('2026-12-31T23:59:00.000000000Z');
    const eve = parseIsoNs('2026-12-31T23:59:00Z') ?? 0n;
    expect(read('<13>Jan  1 00:01:00 h a: m', { now: eve }).time).toBe('2027-01-01T00:01:00.000000000Z');
  });
});

describe('payloads', () => {
  it('reads JSON, bare or after the CEE cookie, under the names JSON lines have', () => {
    for (const cookie of ['', '@cee: ', ' @cee:']) {
      const line = `<14>Nov 22 12:00:00 h a[3]: ${cookie}{"msg":"m","level":"error","trace_id":"0AF7651916CD43DD8448EB211C80319C","n":{"deep":1},"time":"2026-11-22T11:59:59.5Z"}`;
      expect(read(line)).toMatchObject({
        time: '2026-11-22T11:59:59.500000000Z',
        severity: 'error 17',
        service: 'a',
        body: 'm',
        traceId: '0af7651916cd43dd8448eb211c80319c',
        attributes: { 'n.deep': 1, 'process.pid': 3 },
      });
    }
  });

  it('keeps the header where the payload says nothing it can use', () => {
    expect(read('<11>Nov 22 12:00:00 h a: {"level":"loud","time":"noon","k":1}')).toMatchObject({
      time: '2026-11-22T12:00:00.000000000Z',
      severity: 'err 17',
      body: '{"level":"loud","time":"noon","k":1}',
      attributes: { level: 'loud', time: 'noon', k: 1 },
    });
  });

  it('takes what is no JSON object as text', () => {
    for (const body of ['{broken', '[1,2]', '{"a":1} and more', '@cee: nonsense']) {
      expect(read(`<13>Nov 22 12:00:00 h a: ${body}`).body).toBe(body);
    }
  });

  it('finds the trace in structured data', () => {
    const ids = { traceId: '12345678901234567890123456789012', spanId: '1234567890123456' };
    expect(read(`<13>1 - h a - - [otel trace_id="${ids.traceId}" span_id="${ids.spanId}"] m`)).toMatchObject(
      ids,
    );
    expect(read(`<13>1 - h a - - [w3c traceparent="00-${ids.traceId}-${ids.spanId}-01"] m`)).toMatchObject(
      ids,
    );
  });

  it('repairs what cannot be stored and says so', () => {
    const bytes = Buffer.concat([Buffer.from('<13>Nov 22 12:00:00 h a: x\0y'), Buffer.from([0xff])]);
    const { body, repairs } = read(bytes);
    expect(body).toBe('xy\ufffd');
    expect(Object.keys(repairs).sort()).toEqual(['NUL removed', 'invalid UTF-8 replaced']);
  });
});
