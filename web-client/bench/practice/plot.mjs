/** Two distributions of ms as an SVG: how many of a hundred pairs are nearer than so many ms, on a logarithmic axis. */
export function plotSpread(title, ours, naive) {
  const width = 720;
  const height = 380;
  const left = 64;
  const top = 64;
  const right = 24;
  const bottom = 56;
  const most = 1_000;
  const least = 0.1;
  const x = (ms) =>
    left + ((Math.log10(Math.max(least, ms)) - Math.log10(least)) / Math.log10(most / least)) * (width - left - right);
  const y = (share) => height - bottom - share * (height - top - bottom);
  const line = (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const points = Array.from({ length: 201 }, (_, i) => {
      const share = i / 200;
      return `${x(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]).toFixed(1)},${y(share).toFixed(1)}`;
    });
    return points.join(" ");
  };
  const ticks = [0.1, 1, 10, 100, 1_000].map(
    (ms) => `<line x1="${x(ms)}" x2="${x(ms)}" y1="${top}" y2="${height - bottom}" class="grid"/>
<text x="${x(ms)}" y="${height - bottom + 20}" text-anchor="middle">${ms} ms</text>`,
  );
  const rows = [0.5, 0.95, 1].map(
    (share) => `<line x1="${left}" x2="${width - right}" y1="${y(share)}" y2="${y(share)}" class="grid"/>
<text x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<style>
text { font: 13px sans-serif; fill: #4a4238 }
.title { font-size: 16px; fill: #2b2620 }
.grid { stroke: #d9d0c3; stroke-width: 1 }
.ours, .naive { fill: none; stroke-width: 2.5 }
.ours { stroke: #b9472f }
.naive { stroke: #3757a6; stroke-dasharray: 7 5 }
</style>
<rect width="${width}" height="${height}" fill="#fbf8f3"/>
<text x="${left}" y="28" class="title">${title}</text>
<text x="${left}" y="48">Share of pairs of devices whose bells are nearer than so many ms</text>
${ticks.join("\n")}
${rows.join("\n")}
<line x1="${x(30)}" x2="${x(30)}" y1="${top}" y2="${height - bottom}" stroke="#7a7266" stroke-dasharray="2 3"/>
<text x="${x(30) + 6}" y="${height - bottom - 8}">30 ms: one bell</text>
<polyline class="naive" points="${line(naive)}"/>
<polyline class="ours" points="${line(ours)}"/>
<text x="${left + 12}" y="${top + 22}" style="fill:#b9472f">— scheduled on programme time</text>
<text x="${left + 12}" y="${top + 42}" style="fill:#3757a6">- - rung when a message arrives</text>
</svg>
`;
}
