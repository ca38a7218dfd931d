import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { render } from "../../src/practice/bell.ts";
import type { Sound } from "../../src/practice/script.ts";
import { launch } from "./browser.ts";

// The sounds themselves, through the browser's own audio engine.

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
});

afterAll(() => browser.close());

for (const sound of ["bowl", "bowl-muffled", "wood", "soft"] as Sound[]) {
  it(`a ${sound} begins on its frame, rings out, and does not clip, three of them on one another neither`, async () => {
    const samples = [...render(sound, 16_000)];
    const heard = await page.evaluate(async (samples) => {
      const rate = 16_000;
      const context = new OfflineAudioContext(1, samples.length + 2 * rate, rate);
      const buffer = context.createBuffer(1, samples.length, rate);
      buffer.copyToChannel(Float32Array.from(samples), 0);
      for (const at of [0.5, 1, 1.5]) {
        const source = context.createBufferSource();
        source.buffer = buffer;
        const gain = context.createGain();
        gain.gain.value = 0.7 ** 2;
        source.connect(gain).connect(context.destination);
        source.start(at);
      }
      const data = (await context.startRendering()).getChannelData(0);
      const first = data.findIndex((value) => Math.abs(value) > 1e-6);
      let peak = 0;
      for (const value of data) peak = Math.max(peak, Math.abs(value));
      return { first, peak, end: Math.max(...data.slice(-200).map(Math.abs)) };
    }, samples);
    expect(heard.first).toBeGreaterThanOrEqual(8_000);
    expect(heard.first).toBeLessThan(8_040);
    expect(heard.peak).toBeGreaterThan(0.05);
    expect(heard.peak).toBeLessThan(1);
    expect(heard.end).toBeLessThan(1e-3);
  });
}
