/** Reports the first frame that is not silent after a silence. Runs as an AudioWorklet. */
const SILENCE = 1e-4;
/** Frames of silence that make the next sound a new one: a quarter of a second at 48 kHz. */
const REST = 12_000;

class OnsetTap extends AudioWorkletProcessor {
  quiet = REST;

  process([input]) {
    const samples = input?.[0];
    if (!samples) {
      this.quiet += 128;
      return true;
    }
    for (let i = 0; i < samples.length; i++) this.hear(Math.abs(samples[i]), currentFrame + i);
    return true;
  }

  hear(level, frame) {
    if (level < SILENCE) {
      this.quiet++;
      return;
    }
    if (this.quiet >= REST) this.port.postMessage(frame);
    this.quiet = 0;
  }
}

registerProcessor("onset-tap", OnsetTap);
