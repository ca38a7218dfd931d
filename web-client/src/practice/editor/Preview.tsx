import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { PracticeModel } from "../model.ts";
import { PracticeView } from "../PracticeView.tsx";
import type { Draft } from "./draft.ts";

/** Ten times as fast as in life, without sound: twenty minutes in two. */
const SPEED = 10;
const LEAD_MS = 20_000;

/** The run as everybody would see it, led by oneself, hurried. */
export function Preview({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const model = useMemo(() => hurriedModel(draft), [draft]);
  useEffect(() => () => model.end(), [model]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [onClose]);
  return (
    <div class="preview">
      <PracticeView model={model} leads={false} onOrder={() => {}} />
      <button type="button" class="practice-button preview-close" onClick={onClose}>
        {t("editor.previewClose", { n: SPEED })}
      </button>
    </div>
  );
}

function hurriedModel(draft: Draft): PracticeModel {
  const began = performance.now();
  const me = "me";
  const model = new PracticeModel({
    clock: { ready: true, errorBound: 0, programmeNow: () => (performance.now() - began) * SPEED, arm() {} },
    ringer: {
      state: signal("ready"),
      tally: signal({ rang: 0, missed: 0 }),
      latency: 0,
      loudness: 0,
      muted: false,
      open: async () => {},
      plan() {},
      try() {},
    },
    fetchScript: async () => draft,
    storage: { getItem: () => null, setItem() {} },
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    later: () => () => {},
    me: signal(me),
    people: signal([
      { id: me, name: t("practice.you"), leads: true },
      { id: "b", name: "Ben", leads: false },
      { id: "c", name: "Ana", leads: false },
    ]),
  });
  const groups = [{ id: "room", members: [me, "b", "c"] }];
  model.welcome({
    id: "preview",
    practice: draft.id,
    version: draft.version,
    leader: "b",
    events: [
      { type: "practiceStarted", run: "preview", practice: draft.id, version: 1, members: 3, at: LEAD_MS, groups },
    ],
  });
  return model;
}
