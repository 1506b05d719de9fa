const MIB = 1024 ** 2;

/**
 * Server settings for one machine that also runs the application: a quarter of the memory for the buffer cache up to
 * 6 GiB (a page from the system's cache costs twice a search's own work on it), and a write-ahead log that leaves ingest bursts alone between checkpoints.
 * @param {{ memoryBytes: number, cores: number, freeDiskBytes: number }} machine
 * @returns {Record<string, string>}
 */
export function postgresSettings({ memoryBytes, cores, freeDiskBytes }) {
  const megabytes = (/** @type {number} */ bytes) => `${Math.floor(bytes / MIB)}MB`;
  const clamp = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.min(high, Math.max(low, value));
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '60',
    shared_buffers: megabytes(clamp(memoryBytes / 4, 64 * MIB, 6144 * MIB)),
    effective_cache_size: megabytes(clamp(memoryBytes / 2, 128 * MIB, 16384 * MIB)),
    maintenance_work_mem: megabytes(clamp(memoryBytes / 16, 32 * MIB, 256 * MIB)),
    work_mem: megabytes(clamp(memoryBytes / 256, 4 * MIB, 32 * MIB)),
    wal_buffers: '16MB',
    wal_compression: 'pglz',
    // A small disk must not fill with log that the next checkpoint would drop.
    max_wal_size: megabytes(clamp(freeDiskBytes / 8, 128 * MIB, 4096 * MIB)),
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    random_page_cost: '1.1',
    autovacuum_max_workers: String(clamp(cores, 2, 4)),
    jit: 'off',
  };
}
