import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Icon, type IconName } from "../kit/icons.tsx";
import type { Desk } from "./desk.ts";
import type { Viewport } from "./viewport.ts";

const ZOOM_STEP = 1.25;

/** Undo, and what is seen of the board: a button for each thing that a key can do. */
export function BoardTools({ desk, view }: { desk: Desk; view: Viewport }): JSX.Element {
  return (
    <div class="board-tools" role="toolbar" aria-label={t("board.view")}>
      <UndoTools desk={desk} />
      <hr />
      <Tool icon="minus" label={t("board.zoomOut")} run={() => view.zoom(1 / ZOOM_STEP)} />
      <span class="zoom still">{Math.round(view.scale.value * 100)} %</span>
      <Tool icon="plus" label={t("board.zoomIn")} run={() => view.zoom(ZOOM_STEP)} />
      <Tool icon="fit" label={t("board.fit")} run={() => view.fit()} />
    </div>
  );
}

export function UndoTools({ desk }: { desk: Desk }): JSX.Element {
  const { board } = desk;
  return (
    <>
      <Tool icon="undo" label={t("board.undo")} off={!board.canUndo.value} run={() => board.undo()} />
      <Tool icon="redo" label={t("board.redo")} off={!board.canRedo.value} run={() => board.redo()} />
    </>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly off?: boolean;
  readonly run: () => void;
}

function Tool({ icon, label, off = false, run }: ToolProps): JSX.Element {
  return (
    <button type="button" class="button round compact" aria-label={label} title={label} disabled={off} onClick={run}>
      <Icon name={icon} />
    </button>
  );
}
