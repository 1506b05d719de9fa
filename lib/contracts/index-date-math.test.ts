import { describe, expect, it } from 'vitest';
import { resolveIndexName } from './index-date-math';

const NOW = BigInt(Date.UTC(2025, 10, 22, 14, 30)) * 1_000_000n;

describe('resolveIndexName', () => {
  it.each([
    ['plain', 'plain'],
    ['<filebeat-7.17.29-{now/d}-000001>', 'filebeat-7.17.29-2025.11.22-000001'],
    ['<logs-{now/M{yyyy.MM}}>', 'logs-2025.11'],
    ['<logs-{now/d-1d{yyyy.MM.dd|+12:00}}>', 'logs-2025.11.21'],
    ['<a-{now{HH}}-b-{now/d}>', 'a-14-b-2025.11.22'],
    ['<logs-{now/q}>', null],
    ['<logs-{now/d{EEE}}>', null],
    ['<logs-{>', null],
  ])('%s', (name, expected) => {
    expect(resolveIndexName(name, NOW)).toBe(expected);
  });
});
