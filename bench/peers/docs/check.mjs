// For each room: a stock Yjs client that lived through the recording must equal what the server hands to a new client.
// stdin: one JSON object a line, {dialect, url, room, recording}; the last line of output is the number of rooms that differ.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";

const SYNC = 0;
const AUTH = 2;
const SYNC_REPLY = 4;
const SETTLE_MS = 10_000;

let differing = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const room = JSON.parse(line);
  const lived = relive(room.recording);
  const why = await fresh(room, lived);
  if (why) {
    differing++;
    console.log(`${room.room}: ${why}`);
  }
}
console.log(String(differing));

function relive(file) {
  const doc = new Y.Doc();
  const recording = decoding.createDecoder(readFileSync(file));
  while (decoding.hasContent(recording)) {
    Y.applyUpdate(doc, decoding.readVarUint8Array(recording));
  }
  return doc;
}

/** Opens the room anew until it equals `lived`; the answer is what is different after some seconds, or nothing. */
function fresh({ dialect, url, room }, lived) {
  const doc = new Y.Doc();
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.binaryType = "arraybuffer";
  const address = (encoder) => dialect === "HOCUSPOCUS" && encoding.writeVarString(encoder, room);
  const send = (write) => {
    const encoder = encoding.createEncoder();
    address(encoder);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  };
  const ask = () =>
    send((encoder) => {
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
    });
  const greet = () =>
    send((encoder) => {
      encoding.writeVarUint(encoder, AUTH);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "anyone");
    });
  return new Promise((resolve) => {
    const end = (why) => {
      clearTimeout(late);
      socket.terminate();
      resolve(why);
    };
    const late = setTimeout(() => end(difference(doc, lived) ?? "no answer"), SETTLE_MS);
    socket.on("open", () => (dialect === "HOCUSPOCUS" ? greet() : ask()));
    socket.on("error", (error) => end(String(error)));
    socket.on("message", (data) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (dialect === "HOCUSPOCUS") decoding.readVarString(decoder);
      const channel = decoding.readVarUint(decoder);
      if (channel === AUTH && dialect === "HOCUSPOCUS") {
        ask();
      } else if (channel === SYNC || (channel === SYNC_REPLY && dialect === "HOCUSPOCUS")) {
        if (decoding.readVarUint(decoder) === 0) return;
        Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
        if (!difference(doc, lived)) end(undefined);
      }
    });
  });
}

function difference(doc, lived) {
  if (doc.store.pendingStructs || lived.store.pendingStructs) return "updates wait for parts that never came";
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(lived))) return "the state vectors or the deletions differ";
  return doc.getText("t").toString() === lived.getText("t").toString() ? undefined : "the texts differ";
}
