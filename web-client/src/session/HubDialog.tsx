import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import type { Seat } from "./seat.ts";

/** Who shares this device (L14). */
export function HubDialog({ seat, onClose }: { seat: Seat; onClose: () => void }): JSX.Element {
  const known = seat.room.now.value.companions.find(({ person }) => person === seat.me)?.companions ?? [];
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
      <button type="button" class="button lead" onClick={() => void save()}>
        {t("hub.save")}
      </button>
    </Dialog>
  );
}
