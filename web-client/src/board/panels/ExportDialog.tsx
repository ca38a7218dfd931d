import type { JSX } from "preact";
import { t } from "../../i18n/t.ts";
import { Dialog } from "../../kit/Dialog.tsx";
import { tell } from "../../kit/status.tsx";
import type { Commands } from "../commands.ts";
import type { Format } from "../exports/save.ts";
import type { Easel } from "../tools/tool.ts";

const OFFERED: readonly Format[] = ["svg", "png", "pdf", "md", "csv", "json"];

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly nameOf: (person: string) => string | undefined;
}

/** Files of a board: pictures, words, and one that can be brought back. */
export function ExportDialog({ easel, commands, nameOf }: Props): JSX.Element {
  const chosen = easel.desk.chosenItems();
  const save = async (format: Format): Promise<void> => {
    const { saveAs } = await import("../exports/save.ts");
    const pictures = format === "svg" || format === "png" || format === "pdf";
    await saveAs(format, easel, nameOf, pictures && chosen.length > 0 ? chosen : undefined);
  };
  const bring = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const { addFile } = await import("../exports/bring.ts");
    const n = addFile(easel.board, await file.text());
    commands.close();
    tell(n === undefined ? t("board.importFailed") : t("board.pastedN", { n }));
  };
  return (
    <Dialog title={t("board.do.export")} onClose={() => commands.close()}>
      {chosen.length > 0 && <p class="soft">{t("board.exportChosen", { n: chosen.length })}</p>}
      <ul class="export-list">
        {OFFERED.map((format) => (
          <li key={format}>
            <button type="button" class="button framed" onClick={() => void save(format)}>
              {t(`board.export.${format}`)}
            </button>
          </li>
        ))}
      </ul>
      <label class="field">
        <span>{t("board.import")}</span>
        <input
          type="file"
          accept=".json,.excalidraw,application/json"
          onChange={(event) => void bring(event.currentTarget.files?.[0])}
        />
      </label>
    </Dialog>
  );
}
