// node report.mjs MEASURED.json MEASUREMENTS.md
// Sets the medians side by side, writes the table and prints the figures.
import fs from 'node:fs'
import os from 'node:os'

const [measured, page] = process.argv.slice(2)
const { rounds, load, priority = 0, medians } = JSON.parse(fs.readFileSync(measured, 'utf8'))
const COLLECTORS = ['g1', 'parallel']
const MIB = 2 ** 20

// What is done, the name of its medians, and of its figure with the least ratio to reach where there is one.
const TIMES = [
  ['apply 260,000 V1 updates (text) and re-emit, warm', 'apply-text', 'apply-warm', 10],
  ['the same, first pass of a process', 'first-apply-text', 'apply-first', 3],
  ['apply 65,300 V1 updates (board) and re-emit, warm', 'apply-board'],
  ['the same, first pass of a process', 'first-apply-board'],
  ['load the encoded document (text, V1), warm', 'load-text-v1', 'load-v1', 2.5],
  ['load the encoded document (text, V2), warm', 'load-text-v2', 'load-v2', 2.5],
  ['load the encoded document (board, V1), warm', 'load-board-v1'],
  ['load the encoded document (board, V2), warm', 'load-board-v2'],
  ['compact 10,000 small updates through a document', 'compact', 'compact', 8],
  ['diff for a state vector 100 edits behind, 40 joiners', 'join', 'join', 3]
]
const HEAPS = [['heap of the loaded document (text)', 'heap-text', 'heap', 0.5], ['heap of the loaded document (board)', 'heap-board']]
const GROWTHS = [
  ['past clients (100, 400, 1600)', 'clients', 1.3],
  ['keystrokes before (50,000, 200,000, 800,000)', 'length', 1.3]
]

const figures = []
const figure = (name, value, target, ok) => figures.push(`figure ${name} ${value.toFixed(2)} x target ${target} ${ok ? 'ok' : 'short'}`)

const timeRow = ([label, work, name, least]) => {
  const { yjs } = medians[work]
  const cells = COLLECTORS.map(collector => {
    const ratio = yjs / medians[work][collector]
    if (name) figure(`${name}-${collector}`, ratio, least, ratio >= least)
    return `${medians[work][collector].toFixed(2)} ms (${ratio.toFixed(1)}x)`
  })
  return `| ${label} | ${yjs.toFixed(2)} ms | ${cells.join(' | ')} | ${name ? `>= ${least}x` : ''} |`
}

const heapRow = ([label, work, name, most]) => {
  const { yjs } = medians[work]
  const cells = COLLECTORS.map(collector => {
    const share = medians[work][collector] / yjs
    if (name) figure(`${name}-${collector}`, share, most, share <= most)
    return `${(medians[work][collector] / MIB).toFixed(2)} MiB (${share.toFixed(2)} of it)`
  })
  return `| ${label} | ${(yjs / MIB).toFixed(2)} MiB | ${cells.join(' | ')} | ${name ? `<= ${most}` : ''} |`
}

const growthRow = ([label, kind, most], collector) => {
  const times = ['1x', '4x', '16x'].map(size => medians[`${kind}-${size}`][collector])
  const factor = times[2] / times[0]
  figure(`growth-${kind}-${collector}`, factor, most, factor <= most)
  return `| ${label}, ${collector} | ${times.map(time => `${time.toFixed(2)} µs`).join(' | ')} | ${factor.toFixed(2)}x | <= ${most}x |`
}

const section = `<!-- crdt:begin -->
## The engine beside official Yjs

${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${os.cpus()[0].model.trim()}), load ${load.toFixed(1)}${priority === 0 ? '' : ` (at nice ${priority})`}, Node ${process.versions.node}. \`make bench-crdt\`: yjs 13.6.33, and the engine with JMH on
the JVM under two collectors: G1, which \`java -jar\` takes by itself on a machine with two cores and 2 GB, and the parallel one. The same bytes on all
sides; medians of ${rounds} round${rounds === 1 ? '' : 's'} in which the sides take turns, each in a new process. Text: 260,000 keystrokes by one client, seeded, of the shape of a
paper being written. Board: 300 items, 30 clients, 60,000 moves, notes edited.

| work | Yjs | engine, G1 | engine, parallel | target |
|---|---|---|---|---|
${[...TIMES.map(timeRow), ...HEAPS.map(heapRow)].join('\n')}

Time per update must not grow with what went before (the thread's own CPU time; the sizes take turns; a heap of fixed size, touched before, since
G1 gives memory back to the system at the collection before each pass, and the page faults of fetching it again are not the updates' doing).

| what grows | 1x | 4x | 16x | 16x to 1x | target |
|---|---|---|---|---|---|
${COLLECTORS.flatMap(collector => GROWTHS.map(growth => growthRow(growth, collector))).join('\n')}
<!-- crdt:end -->
`
const old = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '# Measurements\n\n'
const place = /<!-- crdt:begin -->[^]*<!-- crdt:end -->\n/
fs.writeFileSync(page, place.test(old) ? old.replace(place, () => section) : old.trimEnd() + '\n\n' + section)
console.log(section)
console.log(figures.join('\n'))
