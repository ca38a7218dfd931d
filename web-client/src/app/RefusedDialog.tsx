import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { tell } from "../kit/status.tsx";
import type { BoardStay } from "./boardStay.ts";
import { whyClosed } from "./closings.ts";
import type { Offer, Refused } from "./refused.ts";

interface Props {
  readonly refused: Refused;
  readonly offer: Offer;
  readonly board: BoardStay;
  readonly onClose: () => void;
}

/** The words that the server did not take, to be copied, put on the board again, or let go. */
export function RefusedDialog({ refused, offer, board, onClose }: Props): JSX.Element {
  const copy = async (): Promise<void> => {
    const text = offer.items.map((item) => item.text).join("\n\n");
    try {
      await navigator.clipboard.writeText(text);
      tell(t("refused.copied"));
    } catch {
      tell(t("refused.copyByHand"));
    }
  };
  return (
    <Dialog title={t("refused.title")} onClose={onClose}>
      <p>
        {board.mayOnlyRead ? t("saved.mayRead") : whyClosed(offer.code)} {t("refused.kept")}
      </p>
      <ul class="refused">
        {offer.items.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <div class="row">
        <button type="button" class="button lead" onClick={copy}>
          {t("refused.copy")}
        </button>
        {!board.mayOnlyRead && (
          <button type="button" class="button framed" onClick={() => refused.putBack(board.contentDoc)}>
            {t("refused.again")}
          </button>
        )}
        <button type="button" class="button leave" onClick={() => refused.letGo()}>
          {t("refused.letGo")}
        </button>
      </div>
    </Dialog>
  );
}
