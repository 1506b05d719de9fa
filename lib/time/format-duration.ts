/** A duration in the unit that reads best: `870 ns`, `12.4 µs`, `3.21 ms`, `1.5 s`, `2 m 05 s`, `3 h 12 m`, `2 d 4 h`. */
export function formatDuration(durationNs: bigint | number): string {
  const ns = Number(durationNs);
  const sign = ns < 0 ? '−' : '';
  const abs = Math.abs(ns);
  if (abs < 1e3) return `${sign}${Math.round(abs)} ns`;
  if (abs < 999_500) return `${sign}${threeDigits(abs / 1e3)} µs`;
  if (abs < 999_500_000) return `${sign}${threeDigits(abs / 1e6)} ms`;
  if (abs < 59.95e9) return `${sign}${threeDigits(abs / 1e9)} s`;
  const seconds = Math.round(abs / 1e9);
  if (seconds < 3600)
    return `${sign}${Math.floor(seconds / 60)} m ${String(seconds % 60).padStart(2, '0')} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440)
    return `${sign}${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} m`;
  const hours = Math.round(minutes / 60);
  return `${sign}${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function threeDigits(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}
