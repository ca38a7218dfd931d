/** A3 landscape in points (1/72 inch), turned for what is higher than wide. */
const A3 = { long: 1_190.55, short: 841.89 };
const MARGIN = 28;

/** A PDF of one page with one JPEG picture, as large as the page holds it. */
export async function pdfOf(jpeg: Blob, w: number, h: number, title: string): Promise<Blob> {
  const [pageW, pageH] = w >= h ? [A3.long, A3.short] : [A3.short, A3.long];
  const scale = Math.min((pageW - 2 * MARGIN) / w, (pageH - 2 * MARGIN) / h);
  const [pictureW, pictureH] = [w * scale, h * scale];
  const draw = `q ${n(pictureW)} 0 0 ${n(pictureH)} ${n((pageW - pictureW) / 2)} ${n((pageH - pictureH) / 2)} cm /P Do Q`;
  const { pxW, pxH } = await sizeOf(jpeg);
  const pdf = new PdfFile();
  pdf.add("<</Type/Catalog/Pages 2 0 R>>");
  pdf.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
  pdf.add(
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${n(pageW)} ${n(pageH)}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>`,
  );
  pdf.add(`<</Length ${draw.length}>>\nstream\n${draw}\nendstream`);
  const picture = `<</Type/XObject/Subtype/Image/Width ${pxW}/Height ${pxH}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.size}>>`;
  pdf.add(`${picture}\nstream\n`, jpeg, "\nendstream");
  pdf.add(`<</Title ${hexText(title)}/Producer(Mandala)>>`);
  return pdf.blob();
}

class PdfFile {
  readonly #parts: (string | Blob)[] = ["%PDF-1.4\n"];
  readonly #starts: number[] = [];
  #length = "%PDF-1.4\n".length;

  add(...body: (string | Blob)[]): void {
    this.#starts.push(this.#length);
    for (const part of [`${this.#starts.length} 0 obj\n`, ...body, "\nendobj\n"]) {
      this.#parts.push(part);
      this.#length += typeof part === "string" ? part.length : part.size;
    }
  }

  blob(): Blob {
    const count = this.#starts.length + 1;
    const lines = this.#starts.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
    const table = `xref\n0 ${count}\n0000000000 65535 f \n${lines}`;
    const end = `trailer\n<</Size ${count}/Root 1 0 R/Info 6 0 R>>\nstartxref\n${this.#length}\n%%EOF\n`;
    return new Blob([...this.#parts, table, end], { type: "application/pdf" });
  }
}

async function sizeOf(jpeg: Blob): Promise<{ pxW: number; pxH: number }> {
  const bitmap = await createImageBitmap(jpeg);
  const size = { pxW: bitmap.width, pxH: bitmap.height };
  bitmap.close();
  return size;
}

/** UTF-16 with its mark, in hex: no sign of a title can end it. */
function hexText(text: string): string {
  let hex = "feff";
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, "0");
  return `<${hex}>`;
}

function n(value: number): string {
  return value.toFixed(2);
}
