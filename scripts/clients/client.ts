import type { Workspace } from './workspace';

/** Where a run of clients sends to and reads from. */
export interface Target {
  /** The main port. */
  url: string;
  /** Of a protocol's own port; null when it does not listen. */
  port(protocol: string): number | null;
}

/** What one client is given. */
export interface ClientRun {
  target: Target;
  workspace: Workspace;
  /** The service to send as; no other run has it. */
  service: string;
  /** How many logs, or traces, numbered from 0: the number is the end of each message. */
  count: number;
}

/** What must be read back, exactly. */
export interface Sent {
  logs?: number;
  traces?: { traces: number; spans: number };
  /** What else the client itself found right, in words. */
  checked?: string;
}

/** One real client, sent against this server. */
export interface Client {
  name: string;
  /** The commands it takes, e.g. `python3`; one that is missing skips the client. */
  needs: readonly string[];
  /** Ports that must listen. */
  ports: readonly string[];
  /** Installs what is missing into the workspace and says the version. Throws Skip when it cannot be had. */
  prepare(workspace: Workspace): Promise<string>;
  /** Sends. Throws when the client says it failed. */
  send(run: ClientRun): Promise<Sent>;
}
