import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import type { Seat } from "./seat.ts";

interface Props {
  readonly seat: Seat;
  /** Whether bells sound on this device; undefined until they can. */
  readonly rings: Signal<boolean> | undefined;
  readonly onClose: () => void;
}

/** Who shares this device (L14), and whether it rings for them. */
export function HubDialog({ seat, rings, onClose }: Props): JSX.Element {
  const known = seat.atDevice.value.slice(1);
  const [names, setNames] = useState(known.map(({ name }) => name).join("\n"));
  const save = async (): Promise<void> => {
    const lines = names
      .split("\n")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    if (await seat.order({ type: "nameCompanions", names: lines })) onClose();
  };
  return (
    <Dialog title={t("hub.title")} onClose={onClose}>
      <p>{t("hub.text")}</p>
      <label class="field">
        <span>{t("hub.names")}</span>
        <textarea class="input" rows={5} value={names} onInput={(event) => setNames(event.currentTarget.value)} />
      </label>
      {rings && (
        <label class="check">
          <input
            type="checkbox"
            checked={rings.value}
            onChange={({ currentTarget }) => {
              rings.value = currentTarget.checked;
            }}
          />
          {t("hub.rings")}
        </label>
      )}
      <button type="button" class="button lead" onClick={() => void save()}>
        {t("hub.save")}
      </button>
    </Dialog>
  );
}
