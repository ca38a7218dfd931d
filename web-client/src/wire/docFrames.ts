import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { AWARENESS } from "./others.ts";

/** What the server says of the doc (D31): it stores edits, cannot just now, or the doc is damaged and only read. */
export type Store = "stores" | "failing" | "damaged";

const SYNC = 0;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const SAVED = 100;
const STORE = 101;
const STORES: readonly Store[] = ["stores", "failing", "damaged"];
const DENIED = 0;

export const STEP1 = 0;
export const STEP2 = 1;
export const UPDATE = 2;

/** Who is told what the server says on a doc's line. */
export interface Hearer {
  sync(kind: number, bytes: Uint8Array): void;
  awareness(bytes: Uint8Array): void;
  queried(): void;
  store(store: Store): void;
  saved(count: number): void;
  denied(reason: string): void;
}

/** Reads one frame of y-websocket's protocol with `saved n` and the store's state, `docs/protocol.md` section D. */
export function hear(frame: Uint8Array, hearer: Hearer): void {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  if (type === SYNC) hearer.sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
  else if (type === AWARENESS) hearer.awareness(decoding.readVarUint8Array(decoder));
  else if (type === QUERY_AWARENESS) hearer.queried();
  else if (type === STORE) hearer.store(STORES[decoding.readVarUint(decoder)] ?? "stores");
  else if (type === SAVED) hearer.saved(decoding.readVarUint(decoder));
  else if (type === AUTH && decoding.readVarUint(decoder) === DENIED) hearer.denied(decoding.readVarString(decoder));
}

export function syncFrame(kind: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
