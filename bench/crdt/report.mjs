// node report.mjs TRACES JVM.json MEASUREMENTS.md
// Runs the work with official Yjs, sets the JVM's medians beside it, writes the table and prints the figures.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'

const [traces, jvmFile, page] = process.argv.slice(2)
const jvm = JSON.parse(fs.readFileSync(jvmFile, 'utf8'))
const FORKS = 3

const median = list => list.slice().sort((a, b) => a - b)[list.length >> 1]
const run = (work, passes) => JSON.parse(execFileSync(process.execPath, ['--expose-gc', 'yjs.mjs', traces, work, String(passes)]))
const forks = (work, passes) => Array.from({ length: FORKS }, () => run(work, passes))
const warm = passes => passes.slice(passes.length >> 1)

const rows = []
const figures = []
const figure = (name, value, unit, target, ok) => figures.push(`figure ${name} ${value.toFixed(2)} ${unit} target ${target} ${ok ? 'ok' : 'short'}`)
const compare = (label, name, yjs, ours, unit, least) => {
  const ratio = yjs / ours
  rows.push(`| ${label} | ${yjs.toFixed(2)} ${unit} | ${ours.toFixed(2)} ${unit} | ${ratio.toFixed(1)}x | ${least ? `>= ${least}x` : ''} |`)
  if (least) figure(name, ratio, 'x', least, ratio >= least)
}

for (const [trace, count] of [['text', 260_000], ['board', 65_300]]) {
  const runs = forks(`apply-${trace}`, 3)
  const least = trace === 'text' ? [10, 3] : []
  compare(`apply ${count} V1 updates (${trace}) and re-emit, warm`, 'apply-warm', median(runs.flatMap(warm)), jvm[`apply-${trace}`], 'ms', least[0])
  compare(`the same, first pass of a process`, 'apply-first', median(runs.map(passes => passes[0])), jvm[`first-apply-${trace}`], 'ms', least[1])
}
for (const trace of ['text', 'board']) {
  for (const format of ['v1', 'v2']) {
    const yjs = median(forks(`load-${trace}-${format}`, 50).flatMap(warm))
    compare(`load the encoded document (${trace}, ${format.toUpperCase()}), warm`, `load-${format}`, yjs, jvm[`load${format.toUpperCase()}-${trace}`], 'ms', trace === 'text' ? 2.5 : 0)
  }
}
compare('compact 10000 small updates through a document', 'compact', median(forks('compact', 40).flatMap(warm)), jvm.compact, 'ms', 8)
compare('diff for a state vector 100 edits behind, 40 joiners', 'join', median(forks('join', 40).flatMap(warm)), jvm.join, 'ms', 3)
for (const trace of ['text', 'board']) {
  const yjs = median(forks(`heap-${trace}`, 1).flat()) / 2 ** 20
  const ours = jvm[`heap-${trace}`] / 2 ** 20
  rows.push(`| heap of the loaded document (${trace}) | ${yjs.toFixed(2)} MiB | ${ours.toFixed(2)} MiB | ${(ours / yjs).toFixed(2)}x of it | ${trace === 'text' ? '<= 0.5x' : ''} |`)
  if (trace === 'text') figure('heap', ours / yjs, 'x', 0.5, ours / yjs <= 0.5)
}
const growth = ['clients', 'length'].map(kind => {
  const times = ['1x', '4x', '16x'].map(factor => jvm[`${kind}-${factor}`])
  const factor = times[2] / times[0]
  figure(`growth-${kind}`, factor, 'x', 1.3, factor <= 1.3)
  const what = kind === 'clients' ? 'past clients (100, 400, 1600)' : 'keystrokes before (50000, 200000, 800000)'
  return `| ${what} | ${times.map(time => `${time.toFixed(2)} µs`).join(' | ')} | ${factor.toFixed(2)}x | <= 1.3x |`
})

const section = `<!-- crdt:begin -->
## The engine beside official Yjs

\`make bench-crdt\`: yjs 13.6.33 on Node ${process.versions.node}, the engine on the JVM (parallel collector) with JMH; the same bytes on both sides, medians, one run on
${os.cpus().length} cores (${os.cpus()[0].model.trim()}), load ${os.loadavg()[0].toFixed(1)}. Text: 260,000 keystrokes by one client, seeded, of the shape of a
paper being written. Board: 300 items, 30 clients, 60,000 moves, notes edited.

| work | Yjs | engine | ratio | target |
|---|---|---|---|---|
${rows.join('\n')}

The two sides ran one after the other, not in turns, so that other load on the machine does not hit both alike.

Time per update must not grow with what went before (the thread's own CPU time; the sizes take turns). With the G1 collector,
Java's default, 16x keystrokes cost 1.3 to 2.2 times as much in three runs on a busy machine, and 16x past clients 1.1 and 1.5 times in two; that
is over the target. The cause was not profiled (G1's write barriers are suspected); the figures here are for the parallel collector.

| what grows | 1x | 4x | 16x | 16x to 1x | target |
|---|---|---|---|---|---|
${growth.join('\n')}
<!-- crdt:end -->
`
const old = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '# Measurements\n\n'
const place = /<!-- crdt:begin -->[^]*<!-- crdt:end -->\n/
fs.writeFileSync(page, place.test(old) ? old.replace(place, () => section) : old.trimEnd() + '\n\n' + section)
console.log(section)
console.log(figures.join('\n'))
