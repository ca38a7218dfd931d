import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { tell } from "../kit/status.tsx";
import type { Api } from "../wire/api.ts";
import type { BoardCard, CircleView, ShareView } from "../wire/messages.ts";
import { accessName, BoardLinks } from "./BoardLinks.tsx";
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
  const guests = shares.filter(({ kind }) => kind === "PERSON");
  const set = async ({ kind, id }: Pick<CircleView, "kind" | "id">, access: string): Promise<void> => {
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
      <BoardLinks api={api} board={card.id} />
      {guests.length > 0 && (
        <section aria-labelledby="board-guests">
          <h3 id="board-guests">{t("boards.guests")}</h3>
          <ul class="invites">
            {guests.map(({ of, access, name }) => (
              <li key={of}>
                <span>
                  <b>{name ?? t("boards.guestUnnamed")}</b>
                  <span class="soft small">{accessName(access)}</span>
                </span>
                <button type="button" class="button compact" onClick={() => void set({ kind: "PERSON", id: of }, "")}>
                  {t("boards.takeOut")}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
