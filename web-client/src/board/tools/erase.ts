import { t } from "../../i18n/t.ts";
import { speak } from "../../kit/status.tsx";
import { type Easel, NO_DRAFT, type Tool, type Touch } from "./tool.ts";

/** E: takes away whatever one sweeps over, in one step; it is shown faint until one lets go. */
export function eraserTool(easel: Easel): Tool {
  const { desk, board, draft } = easel;
  let ids = new Set<string>();
  const sweep = ({ point, by }: Touch): void => {
    const item = easel.hit(point, by);
    if (!board.isLoose(item) || ids.has(item.id)) return;
    ids = new Set([...ids, item.id]);
    draft.value = { is: "erase", ids };
  };
  const reset = (): void => {
    ids = new Set();
    draft.value = NO_DRAFT;
  };
  return {
    cursor: "cell",
    eager: true,
    start: sweep,
    move: sweep,
    end: () => {
      const n = ids.size > 0 ? desk.remove(ids) : 0;
      if (n > 0) speak(t("board.removedN", { n }));
      reset();
    },
    cancel: reset,
  };
}
