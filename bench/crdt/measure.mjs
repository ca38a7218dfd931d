// node measure.mjs TRACES CLASSPATH ROUNDS
// Runs every work in turns with official Yjs and with the engine under each collector, each in a process of its own, so that whatever
// else the machine does hits all alike. Prints the medians as JSON: {work: {yjs, g1, parallel}}.
import { execFileSync } from 'node:child_process'
import os from 'node:os'

const [traces, classpath, rounds] = process.argv.slice(2)
const COLLECTORS = { g1: '-XX:+UseG1GC', parallel: '-XX:+UseParallelGC' }
// See GrowthWork. Room for all its documents at once, and for their growing up.
const FIXED_HEAP = ['-Xms2g', '-Xmx2g', '-XX:+AlwaysPreTouch']
// Passes of Yjs in one process, of which the second half counts as warm: it is after one pass of a whole trace.
const PASSES = { 'apply-text': 3, 'apply-board': 4 }
const SHORT_PASSES = 200
const EVERY_ROUND = ['apply-text', 'load-text-v1', 'load-text-v2', 'compact', 'join']
// Of these no target is set.
const ONCE = ['apply-board', 'load-board-v1', 'load-board-v2']
const HEAP = ['heap-text', 'heap-board']

const median = list => list.slice().sort((a, b) => a - b)[list.length >> 1]
const warm = passes => passes.slice(passes.length >> 1)
const output = (program, args) => JSON.parse(execFileSync(program, args, { maxBuffer: 1 << 24 }))
const java = (flags, main, args) => output('java', [...flags, '-cp', classpath, `org.mandala.bench.crdt.${main}`, ...args])

const runYjs = work => output(process.execPath, ['--expose-gc', 'yjs.mjs', traces, work, String(PASSES[work] ?? SHORT_PASSES)])
const runJvm = (work, collector) => work.startsWith('heap-')
  ? java([`-Dtraces=${traces}`, collector], 'HeapWork', [work.slice(5)])
  : java([], 'CrdtBench', [traces, work, collector])

const sides = [['yjs', runYjs], ...Object.entries(COLLECTORS).map(([name, flag]) => [name, work => runJvm(work, flag)])]
const passes = {}
const note = (work, side, values) => ((passes[work] ??= {})[side] ??= []).push(...values)

const run = (work, round) => {
  for (let i = 0; i < sides.length; i++) {
    const [side, start] = sides[(i + round) % sides.length]
    const times = start(work)
    note(work, side, warm(times))
    if (work.startsWith('apply-')) note(`first-${work}`, side, times.slice(0, 1))
  }
}

for (let round = 0; round < Number(rounds); round++) {
  process.stderr.write(`round ${round + 1} of ${rounds}\n`)
  for (const work of EVERY_ROUND) run(work, round)
}
for (const work of [...ONCE, ...HEAP]) run(work, 0)
for (const [name, flag] of Object.entries(COLLECTORS)) {
  process.stderr.write(`growth with ${name}\n`)
  for (const [size, time] of Object.entries(java([flag, ...FIXED_HEAP], 'GrowthWork', []))) note(size, name, [time])
}

const medians = Object.fromEntries(Object.entries(passes).map(([work, bySide]) =>
  [work, Object.fromEntries(Object.entries(bySide).map(([side, values]) => [side, median(values)]))]))
console.log(JSON.stringify({ rounds: Number(rounds), load: os.loadavg()[0], priority: os.getPriority(), medians }, null, 2))
