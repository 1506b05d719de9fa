import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIsoNs, parseIsoNs } from '../../time/iso';
import { type DecodedText, decodeText, type TextOptions } from './decode-text';

const NOW = parseIsoNs('2026-11-22T18:00:00Z') ?? 0n;
const OPTIONS: TextOptions = {
  format: 'auto',
  timeFormat: null,
  zone: 'UTC',
  service: 'api',
  environment: null,
  file: null,
  fileTime: null,
};

const decode = (text: string, options: Partial<TextOptions> = {}) =>
  decodeText({ bytes: Buffer.from(text), state: null, more: false }, { ...OPTIONS, ...options }, NOW);

const rows = ({ records }: DecodedText) =>
  records.map(({ time, severityText, body }) => [formatIsoNs(time).replace(/0*Z$/, ''), severityText, body]);

describe('layouts of times', () => {
  const LINES: [string, string, string, string | null][] = [
    ['iso', '2026-11-22 10:00:01,250 WARN [main] c.a.Main - slow', '2026-11-22T10:00:01.25', 'WARN'],
    ['iso', '2026-11-22T10:00:01.123456789+02:00 stdout F hello', '2026-11-22T08:00:01.123456789', null],
    ['iso', '[2026-11-22 10:00:01] app.ERROR: boom', '2026-11-22T10:00:01.', 'ERROR'],
    ['iso', 'INFO:2026-11-22 10:00:01,001:root:python', '2026-11-22T10:00:01.001', 'INFO'],
    ['iso', '2026-11-22 10:00:01.5 CET [71] LOG:  checkpoint', '2026-11-22T09:00:01.5', null],
    [
      'access',
      '192.0.2.1 - bob [22/Nov/2026:11:00:01 +0100] "GET / HTTP/1.1" 200 5 "-" "curl/8"',
      '2026-11-22T10:00:01.',
      null,
    ],
    ['go', '2026/11/22 10:00:01 [error] 7#7: *1 open() failed', '2026-11-22T10:00:01.', 'error'],
    ['go', '2026/11/22 10:00:01.000250 main.go:12: hello', '2026-11-22T10:00:01.00025', null],
    [
      'ctime',
      '[Sun Nov 22 10:00:01.125000 2026] [core:error] [pid 7] denied',
      '2026-11-22T10:00:01.125',
      'error',
    ],
    ['klog', 'E1122 10:00:01.000250       1 server.go:12] refused', '2026-11-22T10:00:01.00025', 'ERROR'],
    ['rfc822', '7:M 22 Nov 2026 10:00:01.250 * Ready', '2026-11-22T10:00:01.25', null],
    ['rfc822', '22-Nov-2026 10:00:01.250 SEVERE [main] o.a.Main', '2026-11-22T10:00:01.25', 'SEVERE'],
    ['java-util', 'Nov 22, 2026 1:00:01 PM com.a.Main run', '2026-11-22T13:00:01.', null],
    ['compact', '20261122-10:00:01:250|Step_LSC|30002312', '2026-11-22T10:00:01.25', null],
    ['logcat', '11-22 10:00:01.250  1702  2395 D WindowManager: x', '2026-11-22T10:00:01.25', null],
    ['short', '26/11/22 10:00:01 INFO executor.Executor: x', '2026-11-22T10:00:01.', 'INFO'],
    ['digits', '261122 100001 148 WARN dfs.DataNode: x', '2026-11-22T10:00:01.', 'WARN'],
    ['us', '11/22/2026 1:00:01 PM Information: x', '2026-11-22T13:00:01.', null],
    ['european', '22.11.2026 10:00:01 x', '2026-11-22T10:00:01.', null],
    ['epoch', '1795341601.250    102 192.0.2.1 TCP_MISS/200', '2026-11-22T10:00:01.25', null],
    ['epoch', '1795341601250 x', '2026-11-22T10:00:01.25', null],
    ['clock', '10:00:01.250 [main] ERROR c.a.Main -- boom', '2026-11-22T10:00:01.25', 'ERROR'],
    ['clock', '23:59:59.000 [main] INFO c.a.Main -- before midnight', '2026-11-21T23:59:59.', 'INFO'],
  ];

  it.each(LINES)('%s: %s', (layout, line, time, level) => {
    const decoded = decode(`${line}\n`);
    expect(decoded.state.layout).toBe(layout);
    expect(rows(decoded)).toEqual([[time, level, line]]);
  });

  it('reads a layout written as strptime has it, in the zone it is told', () => {
    const decoded = decode('on 22~11~26 at 10h00:01.5 it fell', {
      timeFormat: '%d~%m~%y at %Hh%M:%S.%f',
      zone: 'America/New_York',
    });
    expect(rows(decoded)[0]?.[0]).toBe('2026-11-22T15:00:01.5');
  });

  it('refuses a time format it cannot read, and says what it knows', () => {
    for (const timeFormat of ['%Q', 'noon', '%H:%M', '%d %d %m', '(?<day>.*)%']) {
      expect(() => decode('x', { timeFormat })).toThrow(/neither one of iso, access/);
    }
  });

  it('takes the year that a file leaves out from the time of the file', () => {
    const fileTime = parseIsoNs('2005-07-01T00:00:00Z');
    for (const line of ['Jun 14 15:16:01 combo sshd[19939]: x', '06-14 15:16:01.000  1  2 D Tag: x']) {
      expect(rows(decode(line, { fileTime }))[0]?.[0]).toBe('2005-06-14T15:16:01.');
    }
  });
});

describe('entries', () => {
  it('joins the lines of a stack trace, and no others', () => {
    const java =
      'java.lang.IllegalStateException: x\n\tat a.B.c(B.java:1)\nCaused by: java.io.IOException\n\t... 2 more';
    const python =
      'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    1/0\nZeroDivisionError: division by zero';
    const text = `2026-11-22 10:00:01 ERROR one\n${java}\n\n2026-11-22 10:00:02 ERROR two\r\n${python}\nplain line\n2026-11-22 10:00:03 INFO three\n`;
    expect(rows(decode(text))).toEqual([
      ['2026-11-22T10:00:01.', 'ERROR', `2026-11-22 10:00:01 ERROR one\n${java}`],
      ['2026-11-22T10:00:02.', 'ERROR', `2026-11-22 10:00:02 ERROR two\r\n${python}`],
      ['2026-11-22T10:00:02.', null, 'plain line'],
      ['2026-11-22T10:00:03.', 'INFO', '2026-11-22 10:00:03 INFO three'],
    ]);
  });

  it('gives lines before any time that of the file, and says when there is none at all', () => {
    const fileTime = parseIsoNs('2026-11-20T00:00:00Z');
    expect(rows(decode('no time', { fileTime }))[0]?.[0]).toBe('2026-11-20T00:00:00.');
    expect(decode('no time', { fileTime }).allTimed).toBe(true);
    expect(rows(decode('no time'))[0]?.[0]).toBe('2026-11-22T18:00:00.');
    expect(decode('no time').allTimed).toBe(false);
  });

  it('takes no word of a message for a level', () => {
    for (const line of ['it was an error of mine', 'no fatal things here', 'warnings: 3']) {
      expect(rows(decode(line))[0]?.[1]).toBeNull();
    }
  });

  it('refuses lines whose time cannot be stored, by their number', () => {
    const decoded = decode('2026-11-22 10:00:00 a\n2031-01-01 10:00:00 b\n2026-11-22 10:00:00 c\n');
    expect(decoded.rejections).toEqual([
      { position: 2, reason: 'the time is more than one day ahead of this server' },
    ]);
    expect(rows(decoded).map(([time]) => time)).toEqual(['2026-11-22T10:00:00.', '2026-11-22T10:00:00.']);
  });
});

describe('formats', () => {
  it('tells JSON lines, logfmt, syslog and text apart', () => {
    const format = (text: string) => decode(text).state.format;
    expect(format('{"a":1}\n{"b":2}\n')).toBe('jsonl');
    expect(format('time=2026-11-22T10:00:00Z level=info msg=x\n')).toBe('logfmt');
    expect(format('Nov 22 10:00:00 web1 sshd[7]: x\nNov 22 10:00:00 web1 kernel: y\n')).toBe('syslog');
    expect(format('<13>1 2026-11-22T10:00:00Z h a - - - x\n')).toBe('syslog');
    expect(format('2026-11-22T10:00:00Z INFO main: x\n')).toBe('text');
    expect(format('')).toBe('text');
  });

  it('reads logfmt under the names JSON lines have; a line that is none is text', () => {
    const decoded = decode('ts=2026-11-22T10:00:00Z level=error msg="it broke" service=shop n=3\nplain\n', {
      format: 'logfmt',
    });
    expect(rows(decoded)).toEqual([
      ['2026-11-22T10:00:00.', 'error', 'it broke'],
      ['2026-11-22T10:00:00.', null, 'plain'],
    ]);
    expect(decoded.records[0]?.attributes).toEqual({ n: 3 });
    expect(decoded.records.map(({ stream }) => stream.service)).toEqual(['shop', 'api']);
  });

  it('reads files of syslog daemons', () => {
    const decoded = decode('Nov 22 10:00:00 web1 sshd[7]: Failed password\n\tfor root\n', {
      file: 'auth.log',
    });
    expect(rows(decoded)).toEqual([['2026-11-22T10:00:00.', null, 'Failed password\n\tfor root']]);
    expect(decoded.records[0]?.attributes).toEqual({ 'process.pid': 7, 'log.file.name': 'auth.log' });
    expect(decoded.records[0]?.stream).toMatchObject({ service: 'sshd', resource: { 'host.name': 'web1' } });
  });

  it('refuses bad JSON lines by their number and keeps the others', () => {
    const decoded = decode('{"msg":"a","ts":1795341601}\n{broken\n{"log":"b\\n","time":"soon"}\n', {
      format: 'jsonl',
    });
    expect(decoded.rejections.map(({ position }) => position)).toEqual([2]);
    expect(rows(decoded)).toEqual([
      ['2026-11-22T10:00:01.', null, 'a'],
      ['2026-11-22T10:00:01.', null, 'b\n'],
    ]);
    expect([...decoded.repairs.keys()]).toEqual(['time that cannot be read or stored left as an attribute']);
  });

  it('refuses what is no text, and says what to do with it', () => {
    for (const array of ['[{"a":1}]', '[\n  {\n    "a": 1\n  }\n]']) {
      expect(() => decode(array)).toThrow(/one object a line/);
    }
    expect(() => decode(`PK\x03\x04${'\0'.repeat(500)}`)).toThrow(/no text/);
    const compressed = deflateRawSync(Array.from({ length: 3000 }, (_, at) => `${at * at} `).join(''));
    expect(() => decodeText({ bytes: compressed, state: null, more: false }, OPTIONS, NOW)).toThrow(
      /no text/,
    );
    expect(decode('\x1b[31mERROR\x1b[0m a\tb\r\nNaïve Latin \x01 text').records).toHaveLength(2);
    expect(() =>
      decodeText({ bytes: Buffer.from('\ufeffhello', 'utf16le'), state: null, more: false }, OPTIONS, NOW),
    ).toThrow(/UTF-16/);
  });
});

describe('slices', () => {
  const FILE = `${Array.from({ length: 40 }, (_, at) => {
    const second = String(at).padStart(2, '0');
    return `2026-11-22 10:00:${second} ERROR größe ${at}\n\tat A.b(A.java:${at})\n${at % 5 === 0 ? '\nalone\n' : ''}`;
  }).join('')}`;

  function inSlices(text: string, size: number): DecodedText[] {
    const bytes = Buffer.from(text);
    const parts: DecodedText[] = [];
    let at = 0;
    let length = size;
    while (at < bytes.length) {
      const more = at + length < bytes.length;
      const slice = { bytes: bytes.subarray(at, at + length), state: parts.at(-1)?.state ?? null, more };
      const part = decodeText(slice, OPTIONS, NOW);
      length = part.consumedBytes === 0 ? length * 2 : size;
      at += part.consumedBytes;
      if (part.consumedBytes > 0) parts.push(part);
    }
    return parts;
  }

  it('read as the whole file, wherever they are cut between entries', () => {
    const whole = decode(FILE);
    fc.assert(
      fc.property(fc.integer({ min: 120, max: 900 }), (size) => {
        const parts = inSlices(FILE, size);
        expect(parts.flatMap(rows)).toEqual(rows(whole));
        expect(parts.flatMap(({ positions }) => positions)).toEqual(whole.positions);
        expect(parts.at(-1)?.state).toEqual(whole.state);
      }),
      { numRuns: 30 },
    );
  });

  it('count bytes as they came, whatever had to be repaired', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0xfe, 10]), Buffer.from('b\nc\n')]);
    const first = decodeText({ bytes, state: null, more: true }, OPTIONS, NOW);
    expect(bytes.subarray(first.consumedBytes).toString()).toBe('c\n');
  });
});
