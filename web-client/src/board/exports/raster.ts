import fontUrl from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import type { Item } from "../model/items.ts";

/** A page of A3 at 200 dots an inch, px on its longer side. */
export const PRINT_PX = 3_308;
const QUALITY = 0.92;

/** The typeface as CSS that a picture carries with it. */
export async function fontCss(): Promise<string> {
  const url = await dataUrl(fontUrl);
  return `@font-face{font-family:"Atkinson Hyperlegible Next Variable";font-weight:200 800;src:url(${url}) format("woff2")}`;
}

/** The files of pictures as data URLs, by hash; those that cannot be fetched now are left out. */
export async function imageUrls(
  items: readonly Item[],
  fileUrl: (hash: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Set(items.flatMap((item) => (item.kind === "image" && item.file !== "" ? [item.file] : [])));
  const urls = await Promise.all(
    [...hashes].map(async (hash): Promise<[string, string]> => [hash, await dataUrl(fileUrl(hash)).catch(() => "")]),
  );
  return new Map(urls);
}

export interface Drawing {
  readonly svg: string;
  readonly w: number;
  readonly h: number;
}

/** An SVG as a PNG or JPEG whose longer side has so many pixels. */
export async function rastered(
  { svg, w, h }: Drawing,
  longer: number,
  type: "image/png" | "image/jpeg",
): Promise<Blob> {
  const scale = longer / Math.max(w, h);
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(w * scale);
    canvas.height = Math.round(h * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, QUALITY));
    if (blob === null) throw new Error("this browser cannot draw a picture of this size");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function dataUrl(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  const blob = await response.blob();
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
