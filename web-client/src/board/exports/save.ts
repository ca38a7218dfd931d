import { t } from "../../i18n/t.ts";
import { tell } from "../../kit/status.tsx";
import type { Item } from "../model/items.ts";
import { wantInk } from "../render/ink.ts";
import type { Easel } from "../tools/tool.ts";
import { boardCsv } from "./csv.ts";
import { boardJson } from "./json.ts";
import { boardMarkdown, type NameOf } from "./outline.ts";
import { pdfOf } from "./pdf.ts";
import { type Drawing, fontCss, imageUrls, PRINT_PX, rastered } from "./raster.ts";
import { boardSvg } from "./svg.ts";

export const FORMATS = ["svg", "png", "pdf", "md", "csv", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** Saves the board, or what is chosen of it, as a file of this browser. */
export async function saveAs(format: Format, easel: Easel, nameOf: NameOf, only?: readonly Item[]): Promise<void> {
  try {
    download(await fileOf(format, easel, nameOf, only), `${fileName(easel.board.title.peek())}.${format}`);
  } catch {
    tell(t("board.exportFailed"));
  }
}

/** Puts a picture of what is chosen, or of the board, into the clipboard. */
export async function copyPicture(easel: Easel, only?: readonly Item[]): Promise<void> {
  try {
    const png = rastered(await drawing(easel, only), PRINT_PX / 2, "image/png");
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    tell(t("board.pictureCopied"));
  } catch {
    tell(t("board.exportFailed"));
  }
}

async function fileOf(format: Format, easel: Easel, nameOf: NameOf, only?: readonly Item[]): Promise<Blob> {
  const { board, layout } = easel;
  switch (format) {
    case "svg":
      return text((await drawing(easel, only)).svg, "image/svg+xml");
    case "png":
      return rastered(await drawing(easel, only), PRINT_PX, "image/png");
    case "pdf": {
      const picture = await drawing(easel, only);
      return pdfOf(await rastered(picture, PRINT_PX, "image/jpeg"), picture.w, picture.h, board.title.peek());
    }
    case "md":
      return text(boardMarkdown(board, layout, nameOf), "text/markdown");
    case "csv":
      return text(boardCsv(board, layout, nameOf), "text/csv");
    case "json":
      return text(boardJson(board), "application/json");
  }
}

async function drawing({ board, layout }: Easel, only?: readonly Item[]): Promise<Drawing> {
  await wantInk();
  const items = only ?? board.items.all.peek();
  const [css, urls] = await Promise.all([fontCss(), imageUrls(items, (hash) => board.fileUrl(hash))]);
  const plan = { board, layout, fontCss: css, imageUrl: (file: string) => urls.get(file) ?? "" };
  return boardSvg(only ? { ...plan, only } : plan);
}

function text(body: string, type: string): Blob {
  return new Blob([body], { type: `${type};charset=utf-8` });
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name that every file system takes. */
function fileName(title: string): string {
  return (
    title
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .trim()
      .slice(0, 60) || "board"
  );
}
