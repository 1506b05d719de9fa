import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  LISTEN: z.string().default('otlp=4318,otlp-grpc=4317'),
  HOST: z.string().default('127.0.0.1'),
  /** Names, beside this machine's own, that browsers may use for this server; comma between. */
  ALLOWED_HOSTS: z.string().default(''),
  /** IANA zone of syslog times that carry no offset; empty for this process's own (TZ). */
  SYSLOG_TIME_ZONE: z.string().default(''),
  /** A file of sampling strategies in Jaeger's format, for the `sampling` ports. Without it everything is sampled. */
  SAMPLING_STRATEGIES: z.string().default(''),
  /** A file of rules by which ids in messages become trace and span ids (lib/pipeline/promotion-rule.ts). */
  PROMOTE_IDS: z.string().default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Set by `npm start`, which stops everything itself. */
  NEXT_MANUAL_SIG_HANDLE: z.string().optional(),
  THROUGHLINE_DEMO: z.enum(['0', '1']).default('0'),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** The process environment, validated once. The only reader of `process.env` outside scripts. */
export function env(): Env {
  cached ??= schema.parse(process.env);
  return cached;
}
