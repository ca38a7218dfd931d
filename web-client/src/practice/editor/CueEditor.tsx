import { t } from "../../i18n/t.ts";
import type { BellName, Cue, CueKind } from "../script.ts";
import { CheckField, LineField, NumberField, SelectField, TextField } from "./fields.tsx";
import { KIND_WORDS } from "./words.ts";

interface Props {
  readonly cue: Cue;
  readonly onChange: (cue: Cue) => void;
  readonly onRemove: () => void;
}

const BELLS: readonly (readonly [BellName, "wake" | "open" | "mark" | "turn" | "close"])[] = [
  ["wake", "wake"],
  ["open", "open"],
  ["mark", "mark"],
  ["turn", "turn"],
  ["close", "close"],
];

const HEARERS = ["all", "speaker", "listener", "facilitator", "a", "b", "c"] as const;
/** Notes are for the leader in any case. */
const FOR_LEADER: CueKind = "note";

/** One cue: when, what, for whom. */
export function CueEditor({ cue, onChange, onRemove }: Props) {
  const set = (part: Partial<Cue>) => onChange({ ...cue, ...part } as Cue);
  return (
    <li class={`cue is-${cue.kind}`}>
      <b>{t(KIND_WORDS[cue.kind])}</b>
      <NumberField label={t("editor.at")} value={cue.at} min={0} max={3600} onChange={(at) => set({ at })} />
      <SelectField
        label={t("editor.from")}
        value={cue.from ?? "start"}
        options={[
          ["start", t("editor.fromStart")],
          ["end", t("editor.fromEnd")],
        ]}
        onChange={(from) => set({ from: from as "start" | "end" })}
      />
      <What cue={cue} set={set} />
      {cue.kind !== FOR_LEADER && (
        <SelectField
          label={t("editor.to")}
          value={cue.to ?? "all"}
          options={HEARERS.map((to) => [to, t(`editor.to.${to}`)])}
          onChange={(to) => set({ to })}
        />
      )}
      <button
        type="button"
        class="button"
        onClick={onRemove}
        aria-label={t("editor.removeCueLong", { text: cue.text ?? t(KIND_WORDS[cue.kind]) })}
      >
        {t("editor.removeCue")}
      </button>
    </li>
  );
}

function What({ cue, set }: { readonly cue: Cue; readonly set: (part: Partial<Cue>) => void }) {
  switch (cue.kind) {
    case "bell":
      return (
        <SelectField
          label={t("practice.bell")}
          value={cue.bell ?? "mark"}
          options={BELLS.map(([name, word]) => [name, t(`practice.bells.${word}`)])}
          onChange={(bell) => set({ bell: bell as BellName })}
        />
      );
    case "breath":
      return (
        <>
          <NumberField
            label={t("editor.breathIn")}
            value={cue.breath?.in ?? 4}
            min={1}
            max={12}
            onChange={(value) => set({ breath: { out: 6, ...cue.breath, in: value } })}
          />
          <NumberField
            label={t("editor.breathOut")}
            value={cue.breath?.out ?? 6}
            min={1}
            max={16}
            onChange={(value) => set({ breath: { in: 4, ...cue.breath, out: value } })}
          />
          <NumberField
            label={t("editor.breathHold")}
            value={cue.breath?.hold ?? 0}
            min={0}
            max={12}
            onChange={(hold) => set({ breath: { in: 4, out: 6, ...cue.breath, hold } })}
          />
          <NumberField
            label={t("editor.breathRest")}
            value={cue.breath?.rest ?? 0}
            min={0}
            max={12}
            onChange={(rest) => set({ breath: { in: 4, out: 6, ...cue.breath, rest } })}
          />
          <CheckField
            label={t("editor.breathUntil")}
            checked={cue.until === "end"}
            onChange={(on) => set({ until: on ? "end" : undefined } as Partial<Cue>)}
          />
        </>
      );
    case "board":
      return (
        <>
          <TextField
            label={t("editor.template")}
            value={cue.board?.template ?? ""}
            max={64}
            onChange={(template) => set({ board: { ...cue.board, template } })}
          />
          <TextField
            label={t("editor.focus")}
            value={cue.board?.focus ?? ""}
            max={64}
            onChange={(focus) => set({ board: { template: "", ...cue.board, focus } })}
          />
        </>
      );
    case "mic":
      return (
        <SelectField
          label={t("editor.mic")}
          value={cue.mic ?? "free"}
          options={[
            ["off", t("editor.micOff")],
            ["free", t("editor.micFree")],
          ]}
          onChange={(mic) => set({ mic: mic as "off" | "free" })}
        />
      );
    case "journal":
      return (
        <>
          <CheckField
            label={t("editor.journalPrivate")}
            checked={cue.journal?.private ?? true}
            onChange={(only) => set({ journal: { ...cue.journal, private: only } })}
          />
          <CheckField
            label={t("editor.journalOffer")}
            checked={cue.journal?.offerAsEntry ?? false}
            onChange={(offerAsEntry) => set({ journal: { ...cue.journal, offerAsEntry } })}
          />
        </>
      );
    default:
      return <LineField label={t("editor.text")} value={cue.text ?? ""} max={400} onChange={(text) => set({ text })} />;
  }
}
