import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export type WireHandler = (request: Request) => Promise<Response>;

/** Takes over a connection that asks to become another protocol (a WebSocket). */
export type UpgradeHandler = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface WireListener {
  /** Where it listens, as `host:port`. */
  address: string;
  /** Takes no more connections, lets running requests finish for up to `timeoutMs`, then closes. */
  stop: (timeoutMs?: number) => Promise<void>;
}

/** A protocol over HTTP/1.1: one handler for every path and method of its port. */
export interface HttpProtocol {
  kind: 'http';
  serve: WireHandler;
  upgrade?: UpgradeHandler;
  /** The main port takes the same paths. */
  onMainPort?: true;
}

/** A protocol that is not HTTP/1.1 opens its port itself. Rejects when the port cannot be had. */
export interface OwnProtocol {
  kind: 'own';
  listen: (host: string, port: number) => Promise<WireListener>;
}

/** What a name in LISTEN stands for. */
export type WireProtocol = HttpProtocol | OwnProtocol;
