import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type RenderTask } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { trustedScript } from "../kit/trusted.ts";

/** Pages are drawn this wide, px: sharp on a large screen, light on a small one. */
const WIDE_PX = 1_600;

/** A PDF that is open for reading. */
export interface Pdf {
  readonly pages: number;
  draw(page: number, canvas: HTMLCanvasElement): Promise<void>;
  words(page: number): Promise<string>;
  close(): void;
}

/** Its reader works in a worker of our own origin: our security policy allows no other. */
export async function openPdf(src: string): Promise<Pdf> {
  GlobalWorkerOptions.workerPort ??= new Worker(trustedScript("mandala-pdf", workerUrl), { type: "module" });
  const loading = getDocument({ url: src, withCredentials: true, isEvalSupported: false, useWasm: false });
  const document = await loading.promise;
  return pdfOf(document, () => void loading.destroy());
}

function pdfOf(document: PDFDocumentProxy, close: () => void): Pdf {
  let drawing: RenderTask | undefined;
  return {
    pages: document.numPages,
    async draw(number, canvas) {
      drawing?.cancel();
      const page = await document.getPage(number);
      const { width } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: WIDE_PX / width });
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      drawing = page.render({ canvas, viewport });
      await drawing.promise;
    },
    async words(number) {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join(" ");
    },
    close,
  };
}
