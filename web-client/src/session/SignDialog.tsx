import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { SIGNS } from "./Signs.tsx";
import type { Seat } from "./seat.ts";

/** All signs, large enough for a thumb. */
export function SignDialog({ seat, onClose }: { seat: Seat; onClose: () => void }): JSX.Element {
  return (
    <Dialog title={t("signs.title")} onClose={onClose}>
      <div class="sign-grid">
        {SIGNS.map(([id, face, word]) => (
          <button
            key={id}
            type="button"
            class="button framed"
            onClick={() => {
              seat.room.sign(id);
              onClose();
            }}
          >
            <span aria-hidden="true">{face}</span> {word()}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
