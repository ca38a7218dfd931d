import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

/** The size for which the project promises milliseconds; at others it promises to be no slower than the peer. */
const PROMISED = 2_000;
const PROMISE = { interval: 20, work: 12 };
const UNDO_MS = 50;
const DRAG_BYTES = 12_000;
/** What the page may hold more than the document itself grew by, after the edits of 90 minutes, MB. */
const BEYOND_MB = 8;
const KINDS = { pan: "panning", drag: "dragging", draw: "drawing" };

export function report(rows, { file, cursors, edits, measuredMs }) {
  const table = tableOf(rows, cursors, edits, measuredMs);
  write(file, table);
  process.stdout.write(`${table}\n`);
  for (const row of rows) figures(row);
}

function tableOf(rows, cursors, edits, measuredMs) {
  const ms = (value) => `${value.toFixed(1)} ms`;
  const mb = (value) => `${value.toFixed(1)} MB`;
  const lines = Object.entries(KINDS).flatMap(([kind, word]) => [
    [`frame interval p95, ${word}`, ({ ours, peer }) => `${ms(ours[kind].interval)} / ${ms(peer[kind].interval)}`],
    [`main thread p95, ${word}`, ({ ours, peer }) => `${ms(ours[kind].work)} / ${ms(peer[kind].work)}`],
    [`its CPU a frame, ${word}`, ({ ours, peer }) => `${ms(ours[kind].cpu)} / ${ms(peer[kind].cpu)}`],
  ]);
  const traced = ({ paint, layerize }) => `${layerize.toFixed(2)} + ${paint.toFixed(2)} ms`;
  lines.push(
    ["laying out layers + painting, a frame of drawing, by Chrome's trace", ({ ours }) => traced(ours.traced)],
    ["first board, cold", ({ ours, peer }) => `${ms(ours.cold)} / ${ms(peer.cold)}`],
    ["own undo, median of 9", ({ ours }) => ms(ours.undo)],
    [`bytes of a drag of ${measuredMs / 1_000} s`, ({ ours }) => `${ours.bytes} B`],
    [
      `heap after ${edits} edits that leave the content as large: page, of it the document`,
      ({ ours }) => `${mb(ours.growth)}, ${mb(ours.docGrowth)}`,
    ],
  );
  return [
    `| ours / Excalidraw 0.18, ${cursors} cursors at 20 Hz | ${rows.map(({ size }) => `${size} items`).join(" | ")} |`,
    `|---|${rows.map(() => "---").join("|")}|`,
    ...lines.map(([name, cell]) => `| ${name} | ${rows.map(cell).join(" | ")} |`),
  ].join("\n");
}

function figures({ size, ours, peer }) {
  for (const kind of Object.keys(KINDS)) {
    for (const what of ["interval", "work"]) {
      const target = size === PROMISED ? PROMISE[what] : peer[kind][what];
      figure(`board.${kind}.${what}.p95.${size}`, ours[kind][what], "ms", target);
      figure(`board.${kind}.${what}.ratio.${size}`, ours[kind][what] / peer[kind][what], "x", 1);
    }
    figure(`board.${kind}.cpu.${size}`, ours[kind].cpu, "ms", size === PROMISED ? PROMISE.work : peer[kind].cpu);
  }
  figure(`board.cold.${size}`, ours.cold, "ms", peer.cold);
  figure(`board.undo.${size}`, ours.undo, "ms", UNDO_MS);
  figure(`board.drag.bytes.${size}`, ours.bytes, "B", DRAG_BYTES);
  figure(`board.heap.beyond.${size}`, ours.growth - ours.docGrowth, "MB", BEYOND_MB);
}

function figure(name, value, unit, target) {
  const word = value <= target ? "ok" : "short";
  process.stdout.write(`figure ${name} ${value.toFixed(2)} ${unit} target ${target.toFixed(2)} ${word}\n`);
}

/** Puts the table into the page of measurements, in the place of the last one. */
function write(file, table) {
  const [from, to] = ["<!-- board -->", "<!-- /board -->"];
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}`;
  const text = `${from}\n## The board, beside Excalidraw\n\n${date}, ${machine}, Chromium without GPU, \`make bench-board\`.\n\n${table}\n${to}`;
  const page = readFileSync(file, "utf8");
  const [before, rest] = page.includes(from) ? page.split(from) : [`${page.trimEnd()}\n\n`, undefined];
  writeFileSync(file, `${before}${text}${rest === undefined ? "\n" : (rest.split(to)[1] ?? "")}`);
}
