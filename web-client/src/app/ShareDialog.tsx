import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { tell } from "../kit/status.tsx";
import type { Api } from "../wire/api.ts";
import type { BoardCard, CircleView, ShareView } from "../wire/messages.ts";
import { useLoaded } from "./load.ts";

interface Props {
  readonly api: Api;
  readonly card: BoardCard;
  readonly circles: readonly CircleView[];
  readonly onClose: () => void;
}

/** With which of one's circles a board is shared, and whether they may write on it. */
export function ShareDialog({ api, card, circles, onClose }: Props): JSX.Element {
  const { state } = useLoaded(`shares ${card.id}`, () => api.board(card.id));
  const [changed, setChanged] = useState<readonly ShareView[] | undefined>(undefined);
  const shares = changed ?? (state.is === "here" ? state.value.shares : []);
  const set = async ({ kind, id }: CircleView, access: string): Promise<void> => {
    try {
      setChanged(await api.shareBoard(card.id, { kind, of: id, ...(access === "" ? {} : { access }) }));
    } catch {
      tell(t("app.noNetwork"));
    }
  };
  return (
    <Dialog title={t("boards.shareTitle", { title: card.title })} onClose={onClose}>
      {circles.length === 0 && <p class="soft">{t("boards.noCircles")}</p>}
      <ul class="board-form">
        {circles
          .filter(({ kind, id }) => kind !== card.ownerKind || id !== card.owner)
          .map((circle) => (
            <li key={`${circle.kind} ${circle.id}`}>
              <label class="field">
                <span>{circle.name}</span>
                <select
                  class="input"
                  value={shares.find(({ kind, of }) => kind === circle.kind && of === circle.id)?.access ?? ""}
                  onChange={(event) => void set(circle, event.currentTarget.value)}
                >
                  <option value="">{t("boards.access.none")}</option>
                  <option value="READ">{t("boards.access.read")}</option>
                  <option value="WRITE">{t("boards.access.write")}</option>
                </select>
              </label>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
