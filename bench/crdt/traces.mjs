// Writes the traces that both sides are measured with: node traces.mjs DIR
// A trace file is a row of updates, each with its length in front (uint32, big-endian), in the order in which they were made.
import fs from 'node:fs'
import path from 'node:path'
import * as Y from 'yjs'
import { Random } from './random.mjs'

const KEYSTROKES = 260_000
const ITEMS = 300
const CLIENTS = 30
const MOVES = 60_000
// Shares chosen so that the outcome resembles B4, the published trace of a paper being written: 4 of 10 typed characters are deleted
// again, about 11,000 structs remain, and the cursor jumps about every 100 keystrokes.
const DELETE_BURST = 0.045
const JUMP = 0.01
const FAR_JUMP = 0.15
const NEARBY = 400

const save = (folder, name, updates, doc) => {
  const parts = []
  for (const update of updates) {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(update.length)
    parts.push(head, update)
  }
  fs.writeFileSync(path.join(folder, `${name}.updates`), Buffer.concat(parts))
  fs.writeFileSync(path.join(folder, `${name}.v1`), Y.encodeStateAsUpdate(doc))
  fs.writeFileSync(path.join(folder, `${name}.v2`), Y.encodeStateAsUpdateV2(doc))
  const structs = [...doc.store.clients.values()].reduce((sum, list) => sum + list.length, 0)
  console.log(name, updates.length, 'updates', structs, 'structs', Y.encodeStateAsUpdate(doc).length, 'bytes in V1')
}

const typeText = seed => {
  const random = new Random(seed)
  const doc = new Y.Doc()
  doc.clientID = 1
  const text = doc.getText('text')
  const updates = []
  doc.on('update', update => updates.push(update))
  let cursor = 0
  let deleting = 0
  while (updates.length < KEYSTROKES) {
    if (random.next() < JUMP) {
      const near = cursor + random.int(2 * NEARBY) - NEARBY
      cursor = random.next() < FAR_JUMP ? random.int(text.length + 1) : Math.max(0, Math.min(text.length, near))
    }
    if (deleting === 0 && random.next() < DELETE_BURST) deleting = 1 + random.int(17)
    if (deleting > 0 && cursor > 0) {
      deleting--
      text.delete(--cursor, 1)
    } else {
      deleting = 0
      text.insert(cursor++, 'etaoin shrdlu.'[random.int(14)])
    }
  }
  return { doc, updates }
}

const workBoard = seed => {
  const random = new Random(seed)
  const main = new Y.Doc()
  const updates = []
  const clients = Array.from({ length: CLIENTS }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = 1000 + 7 * i
    doc.on('update', (update, origin) => {
      if (origin === 'net') return
      updates.push(update)
      Y.applyUpdate(main, update, 'net')
    })
    return doc
  })
  const catchUp = doc => Y.applyUpdate(doc, Y.encodeStateAsUpdate(main, Y.encodeStateVector(doc)), 'net')
  for (let i = 0; i < ITEMS; i++) {
    const doc = clients[i % CLIENTS]
    doc.transact(() => {
      const item = new Y.Map()
      item.set('type', 'note')
      item.set('pos', [random.int(1000), random.int(1000)])
      item.set('text', new Y.Text('A note of some words'))
      doc.getMap('items').set('item' + i, item)
    })
  }
  // Each turn one client, caught up with the others, drags an item for 60 moves and then writes a few characters in it.
  for (let moves = 0; moves < MOVES; moves += 60) {
    const doc = random.pick(clients)
    catchUp(doc)
    const item = doc.getMap('items').get('item' + random.int(ITEMS))
    for (let i = 0; i < 60; i++) item.set('pos', [random.int(10000) / 10, random.int(10000) / 10])
    const text = item.get('text')
    for (let i = 0, at = random.int(text.length + 1); i < 5; i++) text.insert(at + i, 'abcde'[i])
  }
  return { doc: main, updates }
}

const folder = process.argv[2]
fs.mkdirSync(folder, { recursive: true })
const text = typeText(1)
save(folder, 'text', text.updates, text.doc)
const board = workBoard(2)
save(folder, 'board', board.updates, board.doc)
