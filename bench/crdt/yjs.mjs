// One run of one work with official Yjs, in a process of its own: node --expose-gc yjs.mjs DIR WORK PASSES
// prints the milliseconds of each pass (bytes for the heap) as JSON.
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { readDoc, readUpdates } from './trace.mjs'

const [folder, work, passes] = process.argv.slice(2)
const HEAP_DOCS = 40
const JOINERS = 40
const BEHIND = 100
const SMALL_UPDATES = 10_000

const applyAndEmit = name => {
  const updates = readUpdates(folder, name)
  return () => {
    const doc = new Y.Doc()
    let emitted = 0
    doc.on('update', update => { emitted += update.length })
    for (const update of updates) Y.applyUpdate(doc, update)
    return emitted
  }
}

const load = (name, apply) => {
  const bytes = readDoc(folder, name)
  return () => {
    const doc = new Y.Doc()
    apply(doc, bytes)
    return doc
  }
}

const compact = name => {
  const updates = readUpdates(folder, name).slice(0, SMALL_UPDATES)
  return () => {
    const doc = new Y.Doc()
    doc.transact(() => updates.forEach(update => Y.applyUpdate(doc, update)))
    return Y.encodeStateAsUpdateV2(doc)
  }
}

const join = name => {
  const updates = readUpdates(folder, name)
  const doc = new Y.Doc()
  updates.slice(0, -BEHIND).forEach(update => Y.applyUpdate(doc, update))
  const known = Y.encodeStateVector(doc)
  updates.slice(-BEHIND).forEach(update => Y.applyUpdate(doc, update))
  return () => {
    let bytes = 0
    for (let i = 0; i < JOINERS; i++) bytes += Y.encodeStateAsUpdate(doc, known).length
    return bytes
  }
}

const used = () => {
  global.gc()
  global.gc()
  const memory = process.memoryUsage()
  return memory.heapUsed + memory.arrayBuffers
}

const heap = name => {
  const one = load(`${name}.v1`, Y.applyUpdate)
  one()
  const before = used()
  const docs = Array.from({ length: HEAP_DOCS }, one)
  const bytes = (used() - before) / docs.length
  return bytes
}

const works = {
  'apply-text': () => applyAndEmit('text'),
  'apply-board': () => applyAndEmit('board'),
  'load-text-v1': () => load('text.v1', Y.applyUpdate),
  'load-text-v2': () => load('text.v2', Y.applyUpdateV2),
  'load-board-v1': () => load('board.v1', Y.applyUpdate),
  'load-board-v2': () => load('board.v2', Y.applyUpdateV2),
  compact: () => compact('text'),
  join: () => join('text')
}

if (work.startsWith('heap-')) {
  console.log(JSON.stringify([heap(work.slice(5))]))
} else {
  const run = works[work]()
  const times = []
  for (let i = 0; i < Number(passes); i++) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  console.log(JSON.stringify(times))
}
