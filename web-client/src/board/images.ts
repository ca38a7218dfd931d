import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import type { Point } from "./geometry/point.ts";
import type { Easel } from "./tools/tool.ts";

/** Sends a file to the board's store; gives back the SHA-256 under which it is kept. */
export type SendFile = (file: Blob) => Promise<string>;

/** No screen shows more of a picture on a board; px. */
const MOST_PX = 1_600;
const QUALITY = 0.85;
/** How wide a new picture is at most, board units. */
const WIDE = 320;

/** Pictures for the board: made smaller here, stored once on the server, named by their content. */
export class Images {
  readonly #easel: Easel;
  readonly #send: SendFile;

  constructor(easel: Easel, send: SendFile) {
    this.#easel = easel;
    this.#send = send;
  }

  async add(file: Blob, at: Point): Promise<void> {
    tell(t("board.imageComing"));
    try {
      const { blob, w, h } = await smaller(file);
      const hash = await this.#send(blob);
      this.#put(hash, w, h, at);
    } catch {
      tell(t("board.imageFailed"));
    }
  }

  #put(file: string, w: number, h: number, at: Point): void {
    const { board, desk } = this.#easel;
    const scale = Math.min(1, WIDE / w, WIDE / h);
    const size = { w: Math.round(w * scale), h: Math.round(h * scale) };
    desk.choose(board.add({ kind: "image", pos: at, text: "", fields: { file, ...size } }));
    tell(t("board.imageHere"));
  }
}

/** A picture no larger than a screen shows, without what cameras write into files (where and when it was taken). */
async function smaller(file: Blob): Promise<{ blob: Blob; w: number; h: number }> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, MOST_PX / Math.max(bitmap.width, bitmap.height));
  const [w, h] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))];
  const canvas = document.createElement("canvas");
  canvas.width = w;
  canvas.height = h;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, w, h);
  bitmap.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/webp", QUALITY));
  if (blob === null) throw new Error("this browser cannot write the picture");
  return { blob, w, h };
}
