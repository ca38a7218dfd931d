// The official side of the differential fuzzing: holds replicas, edits them at random, applies what it is sent, shows what it has.
// One JSON request a line on stdin, one JSON reply a line on stdout.
import readline from 'node:readline'
import * as Y from 'yjs'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import { Random } from './random.mjs'
import { edit } from './edits.mjs'
import { dump, runs } from './dump.mjs'

const base64 = bytes => Buffer.from(bytes).toString('base64')
const bytes = text => new Uint8Array(Buffer.from(text, 'base64'))

let replicas = []

const open = ({ clients, gc, cleanup }) => {
  replicas = clients.map(id => {
    const doc = new Y.Doc({ gc })
    doc.clientID = id
    const replica = { doc, sent: [] }
    let v1 = ''
    doc.on('update', (update, origin) => { if (origin !== 'net') v1 = base64(update) })
    doc.on('updateV2', (update, origin) => { if (origin !== 'net') replica.sent.push({ v1, v2: base64(update) }) })
    if (!cleanup) doc.on('afterTransaction', transaction => { transaction._needFormattingCleanup = false })
    doc.getText('text')
    doc.getMap('map')
    doc.getArray('array')
    doc.getXmlFragment('xml')
    replica.undo = new Y.UndoManager(doc, { captureTimeout: 0 })
    return replica
  })
  return {}
}

// What y-websocket does: frames of the sync channel, out and in.
const SYNC_CHANNEL = 0
const frame = write => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC_CHANNEL)
  write(encoder)
  return base64(encoding.toUint8Array(encoder))
}

const answer = (message, doc) => {
  const decoder = decoding.createDecoder(message)
  if (decoding.readVarUint(decoder) !== SYNC_CHANNEL) throw new Error('not a frame of the sync channel')
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC_CHANNEL)
  sync.readSyncMessage(decoder, encoder, doc, 'net', error => { throw error })
  return encoding.length(encoder) > 1 ? [base64(encoding.toUint8Array(encoder))] : []
}

const sentBy = replica => {
  const sent = replica.sent
  replica.sent = []
  return { sent }
}

const requests = {
  open,
  edit: ({ replica, seed }) => {
    const { doc, undo } = replicas[replica]
    const random = new Random(seed)
    const kind = random.int(8)
    if (kind === 0) undo.undo()
    else if (kind === 1) undo.redo()
    else edit(random, doc)
    return sentBy(replicas[replica])
  },
  apply: ({ replica, v1, v2 }) => {
    const { doc } = replicas[replica]
    if (v1) Y.applyUpdate(doc, bytes(v1), 'net')
    else Y.applyUpdateV2(doc, bytes(v2), 'net')
    return sentBy(replicas[replica])
  },
  hello: ({ replica }) => ({ frames: [frame(encoder => sync.writeSyncStep1(encoder, replicas[replica].doc))] }),
  receive: ({ replica, message }) => ({ frames: answer(bytes(message), replicas[replica].doc) }),
  type: ({ replica, text, index, words }) => {
    replicas[replica].doc.getText(text).insert(index, words)
    return { frames: sentBy(replicas[replica]).sent.map(({ v1 }) => frame(encoder => sync.writeUpdate(encoder, bytes(v1)))) }
  },
  read: ({ replica, text }) => ({ words: replicas[replica].doc.getText(text).toString() }),
  run: ({ javascript, client }) => {
    const doc = new Y.Doc()
    doc.clientID = client
    return { bytes: base64(new Function('Y', 'doc', javascript)(Y, doc)) }
  },
  merge: ({ updates }) => ({ v1: base64(Y.mergeUpdates(updates.map(bytes))) }),
  obfuscate: ({ update }) => ({ v1: base64(Y.obfuscateUpdate(bytes(update))) }),
  changes: ({ replica, now, since }) => ({
    runs: runs(replicas[replica].doc.getText('text').toDelta(Y.decodeSnapshot(bytes(now)), Y.decodeSnapshot(bytes(since))))
  }),
  show: ({ replica }) => {
    const { doc } = replicas[replica]
    return {
      tree: dump(doc),
      state: base64(Y.encodeStateVector(doc)),
      snapshot: base64(Y.encodeSnapshot(Y.snapshot(doc))),
      pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    }
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const request = JSON.parse(line)
  let reply
  try {
    reply = requests[request.do](request)
  } catch (error) {
    reply = { error: String(error.stack) }
  }
  process.stdout.write(JSON.stringify(reply) + '\n')
}
