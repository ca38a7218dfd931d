// Test vectors of what can be asked of a document besides its updates, made with official Yjs. Deterministic.
// usage: (cd bench/crdt && npm ci) and then, here: node generate-api.mjs [outDir]
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import * as Y from '../../../../../bench/crdt/node_modules/yjs/dist/yjs.mjs'
import { Random } from '../../../../../bench/crdt/random.mjs'
import { edit } from '../../../../../bench/crdt/edits.mjs'
import { dump, runs, tag } from '../../../../../bench/crdt/dump.mjs'

const OUT = process.argv[2] || '.'
const SEEDS = 30
const base64 = bytes => Buffer.from(bytes).toString('base64')

// Two clients that edit and now and then exchange what they have; without garbage collection, so that the past can be seen.
const session = (random, turns, snapshotAt) => {
  const docs = [101, 202].map(id => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = id
    return doc
  })
  const exchange = () => {
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])), 'net')
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0], Y.encodeStateVector(docs[1])), 'net')
  }
  const snapshots = []
  for (let turn = 0; turn < turns; turn++) {
    edit(random, random.pick(docs))
    if (random.int(4) === 0) exchange()
    if (snapshotAt.includes(turn)) {
      exchange()
      snapshots.push(Y.snapshot(docs[0]))
    }
  }
  exchange()
  return { doc: docs[0], snapshots }
}

const sorted = map => Object.fromEntries(Object.entries(map).sort(([a], [b]) => a < b ? -1 : 1))
const changes = ({ doc, snapshots: [since, now] }) => ({
  now: base64(Y.encodeSnapshot(now)),
  since: base64(Y.encodeSnapshot(since)),
  plain: runs(doc.getText('text').toDelta(now, since)),
  byUser: runs(doc.getText('text').toDelta(now, since, (type, id) => ({ user: id.client, type })))
})

// The truth about lists and entries of the past is what a document restored from the snapshot holds. Types are views of what they are now.
const shown = value => value instanceof Y.AbstractType ? { $: 'type' } : tag(value)
const past = ({ doc, snapshots: [, now] }) => {
  const restored = Y.createDocFromSnapshot(doc, now)
  return {
    array: restored.getArray('array').toArray().map(shown),
    map: sorted(Object.fromEntries([...restored.getMap('map').entries()].map(([key, value]) => [key, shown(value)]))),
    text: runs(restored.getText('text').toDelta())
  }
}

const places = doc => [
  ...[...doc.getMap('map').keys()].map(key => ['map', key, doc.getMap('map').get(key)]),
  ...doc.getArray('array').toArray().map((value, index) => ['array', index, value]),
  ...doc.getXmlFragment('xml').toArray().map((value, index) => ['xml', index, value])
].filter(([, , value]) => value instanceof Y.AbstractType)

// Texts are copied with their attributes here; official Yjs forgets them, and nothing else.
for (const { prototype } of [Y.Text, Y.XmlText]) {
  const clone = prototype.clone
  prototype.clone = function () {
    const copy = clone.call(this)
    for (const [key, value] of Object.entries(this.getAttributes())) copy.setAttribute(key, value)
    return copy
  }
}

const copies = ({ doc }) => {
  const other = new Y.Doc({ gc: false })
  other.clientID = 303
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return places(other).map(([root, at, value]) => {
    let update
    const note = bytes => { update = bytes }
    other.on('update', note)
    other.getMap('copies').set('copy', value.clone())
    other.off('update', note)
    return { root, at, update: base64(update) }
  })
}

const obfuscated = ({ doc }) => {
  const v1 = Y.encodeStateAsUpdate(doc)
  const v2 = Y.encodeStateAsUpdateV2(doc)
  const some = { formatting: false, subdocs: false, yxml: false }
  return {
    allV1: base64(Y.obfuscateUpdate(v1)),
    allV2: base64(Y.obfuscateUpdateV2(v2)),
    someV1: base64(Y.obfuscateUpdate(v1, some)),
    someV2: base64(Y.obfuscateUpdateV2(v2, some))
  }
}

const id = value => value ? { client: value.client, clock: value.clock } : null
const kind = struct => struct.content ? struct.content.constructor.name.replace(/^_?Content/, '') : struct.constructor.name

const decoded = ({ doc }) => {
  const { structs, ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
  return {
    structs: structs.map(struct => ({
      kind: kind(struct).toUpperCase(),
      id: id(struct.id),
      length: struct.length,
      origin: id(struct.origin),
      rightOrigin: id(struct.rightOrigin),
      root: typeof struct.parent === 'string' ? struct.parent : null,
      parent: typeof struct.parent === 'string' ? null : id(struct.parent),
      key: struct.parentSub ?? null
    })),
    deletes: [...ds.clients].flatMap(([client, ranges]) => ranges.map(({ clock, len }) => ({ client, from: clock, to: clock + len })))
  }
}

const name = type => type === null ? null : type instanceof Y.XmlElement ? type.nodeName : type.constructor.name.replace(/^_?Y/, '')

const reads = (random, { doc }) => {
  const array = doc.getArray('array')
  const xml = doc.getXmlFragment('xml')
  const all = [...xml.createTreeWalker(() => true)]
  return {
    slices: Array.from({ length: 6 }, () => {
      const from = random.int(array.length + 1) * random.pick([1, -1])
      const to = random.int(array.length + 1)
      return { from, to, values: array.slice(from, to).map(tag) }
    }),
    walk: all.map(name),
    besides: all.filter(type => !(type instanceof Y.XmlHook)).map(type => [name(type.prevSibling), name(type.nextSibling)]),
    rings: xml.querySelectorAll('RING').map(element => element.toString()),
    firstRing: xml.querySelector('ring')?.toString() ?? null,
    firstChild: name(xml.firstChild),
    json: tag({ map: doc.getMap('map').toJSON(), array: array.toJSON(), text: doc.getText('text').toJSON(), xml: xml.toJSON() })
  }
}

const documents = Array.from({ length: SEEDS }, (_, seed) => {
  const random = new Random(1000 + seed)
  const held = session(random, 40, [12, 30])
  return {
    id: `api-${seed}`,
    update: base64(Y.encodeStateAsUpdate(held.doc)),
    changes: changes(held),
    past: past(held),
    copies: copies(held),
    obfuscated: obfuscated(held),
    decoded: decoded(held),
    reads: reads(random, held)
  }
})

// ---------- undo: a script of changes, with what the document holds after each ----------
const WORDS = ['calm ', 'water', 'é', 'ring', '🙂']
const boundary = (text, index) => {
  const high = text.toString().charCodeAt(index - 1)
  return index > 0 && index < text.length && high >= 0xd800 && high <= 0xdbff ? index + 1 : index
}

const step = random => (doc, other, undo) => {
  const text = doc.getText('text')
  const from = boundary(text, random.int(text.length + 1))
  const to = boundary(text, Math.min(text.length, from + 1 + random.int(4)))
  const key = random.pick(['a', 'b', 'c'])
  const choice = random.int(14)
  if (choice < 3 || (choice < 6 && from === to)) return { do: 'insert', index: from, words: random.pick(WORDS) }
  if (choice < 5) return { do: 'delete', index: from, length: to - from }
  if (choice === 5) return { do: 'format', index: from, length: to - from, attributes: { bold: random.pick([true, null]) } }
  if (choice === 6) return { do: 'set', key, value: random.int(100) }
  if (choice === 7) return { do: 'nest', key, words: random.pick(WORDS) }
  if (choice === 8) return { do: 'remove', key }
  if (choice === 9) return { do: 'push', value: random.int(100) }
  if (choice === 10) return remote(random, doc, other)
  if (choice === 11) return random.int(2) ? { do: 'stop' } : { do: 'set', key, value: 'skipped', origin: 'skip' }
  return undo.canUndo() && random.int(3) ? { do: 'undo' } : { do: 'redo' }
}

const remote = (random, doc, other) => {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  let update
  const note = bytes => { update = bytes }
  other.on('update', note)
  if (random.int(2)) other.getText('text').insert(0, random.pick(WORDS))
  else other.getMap('map').set(random.pick(['a', 'b', 'c']), 'theirs')
  other.off('update', note)
  return { do: 'remote', update: base64(update) }
}

const carryOut = (doc, undo, { do: what, index, length, words, attributes, key, value, origin, update }) => {
  const [text, map, array] = [doc.getText('text'), doc.getMap('map'), doc.getArray('array')]
  const actions = {
    insert: () => text.insert(index, words),
    delete: () => text.delete(index, length),
    format: () => text.format(index, length, attributes),
    set: () => doc.transact(() => map.set(key, value), origin),
    nest: () => map.set(key, new Y.Map([['label', new Y.Text(words)]])),
    remove: () => map.delete(key),
    push: () => array.push([value]),
    remote: () => Y.applyUpdate(doc, Buffer.from(update, 'base64'), 'net'),
    stop: () => undo.stopCapturing(),
    undo: () => undo.undo() !== null,
    redo: () => undo.redo() !== null
  }
  return actions[what]()
}

const FILTERS = {
  none: {},
  deletable: { deleteFilter: item => !(item.content instanceof Y.ContentType) && item.parentSub !== 'b' },
  captured: { captureTransaction: transaction => transaction.origin !== 'skip' }
}

const undos = Array.from({ length: SEEDS }, (_, seed) => {
  const random = new Random(5000 + seed)
  const filter = random.pick(Object.keys(FILTERS))
  const joins = random.int(2) === 1
  const [doc, other] = [7, 9].map(client => {
    const each = new Y.Doc()
    each.clientID = client
    // Tidying up formats after what others did is a client's business.
    each.on('afterTransaction', transaction => { transaction._needFormattingCleanup = false })
    return each
  })
  const scope = [doc.getText('text'), doc.getMap('map'), doc.getArray('array')]
  const undo = new Y.UndoManager(scope, { captureTimeout: joins ? 1e9 : 0, trackedOrigins: new Set([null, 'skip']), ...FILTERS[filter] })
  const steps = Array.from({ length: 60 }, () => {
    const next = step(random)(doc, other, undo)
    const did = carryOut(doc, undo, next)
    const { text, map, array } = dump(doc)
    return {
      ...next,
      did: typeof did === 'boolean' ? did : null,
      holds: { text: { ...text, delta: runs(doc.getText('text').toDelta()) }, map, array },
      encoded: base64(Y.encodeStateAsUpdate(doc))
    }
  })
  return { id: `undo-${seed}`, filter, joins, steps }
})

const write = (suite, content) => fs.writeFileSync(path.join(OUT, `${suite}.json.gz`),
  zlib.gzipSync(Buffer.from(JSON.stringify({ generator: 'generate-api.mjs', encoding: 'base64', suite, ...content })), { level: 9 }))
write('api', { documents })
write('undo-steps', { scripts: undos })
