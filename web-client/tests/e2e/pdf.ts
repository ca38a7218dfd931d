/** A PDF with a page for each of these lines. */
export function pdfOf(lines: readonly string[]): Buffer {
  const pages = lines.map((_, at) => 4 + 2 * at);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pages.map((id) => `${id} 0 R`).join(" ")}] /Count ${lines.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...lines.flatMap((line, at) => [pageOf(5 + 2 * at), streamOf(`BT /F 36 Tf 60 180 Td (${line}) Tj ET`)]),
  ];
  return Buffer.from(fileOf(objects), "latin1");
}

function pageOf(content: number): string {
  const font = "/Resources << /Font << /F 3 0 R >> >>";
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 640 360] /Contents ${content} 0 R ${font} >>`;
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** With the table of where each object begins. */
function fileOf(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const starts = objects.map((object, at) => {
    const start = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join("")}`;
  return `${text}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}
