import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type * as Y from "yjs";
import { cellAt, cellOf } from "../board/geometry/place.ts";
import { isFree, readPos } from "../board/model/items.ts";
import { HistoryDialog } from "../history/HistoryDialog.tsx";
import { HistoryModel } from "../history/model.ts";
import { t } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";
import type { Api } from "../wire/api.ts";
import type { BoardStay } from "./boardStay.ts";
import { StillBoard } from "./StillBoard.tsx";

interface Props {
  readonly board: BoardStay;
  /** The content's id. */
  readonly doc: string;
  readonly api: Api;
  readonly onClose: () => void;
}

/** The history of a board. */
export function BoardHistory({ board, doc, api, onClose }: Props): JSX.Element {
  const scope = useMemo(() => new Scope(), []);
  useEffect(() => () => scope.end(), [scope]);
  const model = useMemo(
    () => new HistoryModel(scope, api, doc, () => whenSaved(scope, board)),
    [scope, api, board, doc],
  );
  const Picture = useMemo(
    () =>
      ({ doc }: { doc: Y.Doc }): JSX.Element => <StillBoard frame={board.frameDoc} content={doc} />,
    [board],
  );
  const cellName = (pos: unknown): string => {
    const layout = board.desk.board.layout.value;
    if (layout === undefined) return "";
    const at = readPos(pos);
    return (isFree(at) ? cellAt(layout, at)?.label : cellOf(layout, at).label) ?? t("board.beside");
  };
  return (
    <HistoryDialog
      model={model}
      now={board.contentDoc}
      cellName={cellName}
      Picture={Picture}
      mayOnlyRead={board.mayOnlyRead || !board.desk.board.writes.value}
      onClose={onClose}
    />
  );
}

/** Settles when nothing waits to be saved any longer; never, if the dialog is closed before. */
function whenSaved(scope: Scope, { frame, content }: BoardStay): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (frame.saved.value === "saved" && content.saved.value === "saved") resolve();
    });
    scope.add(stop);
  });
}
