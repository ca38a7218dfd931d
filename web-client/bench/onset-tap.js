/**
 * Reports the first frame of each sound, also of one that begins while others ring out. A struck body begins with its high partials,
 * which are gone first: the second difference of the samples brings them out. Runs as an AudioWorklet.
 */
const BLOCK = 128;
/** Less than this is silence. */
const SILENCE = 1e-5;
/** A new sound is that much louder than what rang a moment ago. */
const RISE = 2.5;
/** A quarter of a second at 48 kHz: what rang, and how soon another sound may be told from the one before it. */
const BLOCKS = 94;
/** The softest sound rises for 30 ms: these last blocks are not held against it. */
const RISING = 12;

class OnsetTap extends AudioWorkletProcessor {
  peaks = new Float32Array(BLOCKS + RISING);
  block = 0;
  since = BLOCKS;
  last = [0, 0];

  process([input]) {
    const samples = input?.[0] ?? new Float32Array(BLOCK);
    const rang = RISE * this.#rang();
    let peak = 0;
    for (let i = 0; i < samples.length; i++) {
      const level = Math.abs(samples[i] - 2 * this.last[0] + this.last[1]);
      this.last = [samples[i], this.last[0]];
      peak = Math.max(peak, level);
      if (this.since >= BLOCKS && level > SILENCE && level > rang) this.#report(currentFrame + i);
    }
    this.peaks[this.block++ % this.peaks.length] = peak;
    this.since++;
    return true;
  }

  #report(frame) {
    this.port.postMessage(frame);
    this.since = 0;
  }

  /** The loudest of the quarter of a second before the last blocks. */
  #rang() {
    let loudest = 0;
    for (let i = 0; i < BLOCKS; i++) loudest = Math.max(loudest, this.peaks[(this.block + i) % this.peaks.length]);
    return loudest;
  }
}

registerProcessor("onset-tap", OnsetTap);
