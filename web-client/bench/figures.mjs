/** `{ count, p50, p95, p99, max }` of values in ms. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}

/** One line that says what was measured, beside what was wanted. */
export function figure(name, value, unit, target, ok) {
  console.log(`figure ${name} ${Number(value.toFixed(2))} ${unit} target ${target} ${ok ? "ok" : "short"}`);
}
