import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Measures when a page really sounds: whatever the page connects to its audio device is also led to a tap, whose first
 * frame of each sound is put on the machine's clock. The page need not know. Open its context with `bypassCSP`.
 */
export async function installTap(context) {
  const worklet = readFileSync(join(import.meta.dirname, "onset-tap.js"), "utf8");
  await context.addInitScript(tapAllAudio, worklet);
}

/** Instants in ms since 1970 (with fractions) at which the page began to sound. */
export async function onsetsOf(page) {
  return page.evaluate(() => globalThis.bellOnsets ?? []);
}

/** Differences in ms between the onsets of two pages; one further than `within` ms from any other is a miss. */
export function pairOnsets(one, other, within = 500) {
  const left = [...other];
  const spreads = [];
  for (const onset of one) {
    const nearest = left.reduce((best, at, i) => (Math.abs(at - onset) < Math.abs(left[best] - onset) ? i : best), 0);
    if (left.length === 0 || Math.abs(left[nearest] - onset) > within) continue;
    spreads.push(Math.abs(left[nearest] - onset));
    left.splice(nearest, 1);
  }
  return { spreads, missed: one.length + other.length - 2 * spreads.length };
}

/** `{ count, p50, p95, max }` of values in ms. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}

export function line(name, { count, p50, p95, max }) {
  const ms = (value) => `${value.toFixed(2)} ms`;
  return `${name}: ${count} bells, p50 ${ms(p50)}, p95 ${ms(p95)}, max ${ms(max)}`;
}

/** Runs in the page, before its own scripts. */
function tapAllAudio(worklet) {
  const WINDOW = 9;
  const EVERY_MS = 100;
  globalThis.bellOnsets = [];
  const tapped = new WeakSet();
  const connect = AudioNode.prototype.connect;

  AudioNode.prototype.connect = function (target, ...rest) {
    const sounds = target instanceof AudioDestinationNode && this.context instanceof AudioContext;
    if (sounds && !tapped.has(this)) {
      tapped.add(this);
      tap(this).catch((error) => console.error("the tap failed", error));
    }
    return connect.call(this, target, ...rest);
  };

  async function tap(node) {
    const { context } = node;
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([worklet], { type: "text/javascript" })));
    const listener = new AudioWorkletNode(context, "onset-tap", { numberOfOutputs: 0 });
    const offsets = [];
    setInterval(() => measure(context, offsets), EVERY_MS);
    listener.port.onmessage = ({ data: frame }) => {
      // A few measurements around the sound; their median leaves out the browser's outliers.
      setTimeout(
        () => {
          const local = (frame / context.sampleRate) * 1000 - median(offsets);
          globalThis.bellOnsets.push(performance.timeOrigin + local);
        },
        (EVERY_MS * WINDOW) / 2,
      );
    };
    connect.call(node, listener);
  }

  function measure(context, offsets) {
    const { contextTime, performanceTime } = context.getOutputTimestamp();
    if (contextTime > 0) offsets.push(contextTime * 1000 - performanceTime);
    if (offsets.length > WINDOW) offsets.shift();
  }

  function median(values) {
    return [...values].sort((a, b) => a - b)[values.length >> 1];
  }
}
