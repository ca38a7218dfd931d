import { t } from "../../i18n/t.ts";
import type { Draft } from "./draft.ts";
import { AreaField, CheckField, OptionalNumberField, SelectField, TextField } from "./fields.tsx";

interface Props {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

const SIZES = ["room", "home", "1", "2", "3"] as const;
const DEPTHS = ["1", "2", "3"] as const;

/** What a practice is, for whom, and what it may bring up. */
export function About({ draft, set }: Props) {
  const { care, grouping } = draft;
  const setCare = (part: Partial<Draft["care"]>) => set({ care: { ...care, ...part } });
  return (
    <section class="step" aria-label={t("editor.about")}>
      <div class="fields">
        <TextField
          wide
          label={t("editor.practiceTitle")}
          value={draft.title}
          max={120}
          onChange={(title) => set({ title })}
        />
        <SelectField
          label={t("editor.grouping")}
          value={String(grouping.size)}
          options={SIZES.map((size) => [size, t(`editor.size.${size}`)])}
          onChange={(size) => set({ grouping: { ...grouping, size: sizeOf(size) } })}
        />
        <SelectField
          label={t("editor.depth")}
          value={String(draft.depth)}
          options={DEPTHS.map((depth) => [depth, t(`editor.depth.${depth}`)])}
          onChange={(depth) => set({ depth: Number(depth) as 1 | 2 | 3 })}
        />
      </div>
      <div class="fields">
        <TextField
          wide
          label={t("editor.intention")}
          value={draft.intention ?? ""}
          max={200}
          onChange={(intention) => set({ intention })}
        />
        <TextField
          wide
          label={t("editor.tags")}
          value={(draft.tags ?? []).join(", ")}
          max={200}
          onChange={(text) => set({ tags: text.split(",").map((tag) => tag.trimStart()) })}
        />
      </div>
      <div class="fields">
        <AreaField
          label={t("editor.summary")}
          value={draft.summary}
          max={400}
          onChange={(summary) => set({ summary })}
        />
        <AreaField
          label={t("editor.notice")}
          value={care.notice}
          max={600}
          onChange={(notice) => setCare({ notice })}
        />
        <AreaField
          label={t("editor.choices")}
          value={care.choices.join("\n")}
          max={900}
          onChange={(text) => setCare({ choices: text.split("\n") })}
        />
      </div>
      <More draft={draft} set={set} />
    </section>
  );
}

function sizeOf(size: string): Draft["grouping"]["size"] {
  return (/\d/.test(size) ? Number(size) : size) as Draft["grouping"]["size"];
}

const ODD = ["trio", "facilitator", "sit-out"] as const;

/** What most practices need not say. */
function More({ draft, set }: Props) {
  return (
    <details class="more">
      <summary>{t("editor.more")}</summary>
      <div class="fields">
        <People draft={draft} set={set} />
      </div>
      <div class="fields">
        <AreaField
          label={t("editor.after")}
          value={draft.care.after ?? ""}
          max={400}
          onChange={(after) => set({ care: { ...draft.care, after } })}
        />
        <TextField label={t("editor.lang")} value={draft.lang} max={20} onChange={(lang) => set({ lang })} />
        <TextField
          label={t("editor.license")}
          value={draft.license}
          max={60}
          onChange={(license) => set({ license })}
        />
        <TextField
          label={t("editor.credit")}
          value={draft.credit ?? ""}
          max={200}
          onChange={(credit) => set({ credit })}
        />
      </div>
    </details>
  );
}

/** How many, who is left over, and who comes late. */
function People({ draft, set }: Props) {
  const { grouping, people } = draft;
  const setGrouping = (part: Partial<Draft["grouping"]>) => set({ grouping: { ...grouping, ...part } });
  const small = grouping.size === 2 || grouping.size === 3;
  return (
    <>
      <OptionalNumberField
        label={t("editor.peopleMin")}
        value={people?.min}
        min={1}
        max={500}
        onChange={(min) => set({ people: { ...people, min } })}
      />
      <OptionalNumberField
        label={t("editor.peopleMax")}
        value={people?.max}
        min={1}
        max={500}
        onChange={(max) => set({ people: { ...people, max } })}
      />
      {small && (
        <SelectField
          label={t("editor.odd")}
          value={grouping.odd ?? "trio"}
          options={ODD.map((odd) => [odd, t(`editor.odd.${odd}`)])}
          onChange={(odd) => setGrouping({ odd: odd as (typeof ODD)[number] })}
        />
      )}
      <LatePeople draft={draft} set={set} />
      {small && (
        <CheckField
          label={t("editor.avoidRepeats")}
          checked={grouping.avoidRepeats ?? false}
          onChange={(avoidRepeats) => setGrouping({ avoidRepeats })}
        />
      )}
    </>
  );
}

const LATE = ["asks", "wait-with-facilitator", "observe"] as const;

/** P61 to P63: how long people join by themselves, and what comes after. */
function LatePeople({ draft, set }: Props) {
  const { late, ...grouping } = draft.grouping;
  const setLate = (next: typeof late) => set({ grouping: { ...grouping, ...(next && { late: next }) } });
  return (
    <>
      <SelectField
        label={t("editor.late")}
        value={late ? (late.otherwise ?? "wait-with-facilitator") : "asks"}
        options={LATE.map((way) => [way, t(`editor.late.${way}`)])}
        onChange={(way) => setLate(way === "asks" ? undefined : { ...late, otherwise: way as (typeof LATE)[1 | 2] })}
      />
      {late && (
        <OptionalNumberField
          label={t("editor.joinBefore")}
          value={late.joinBefore}
          min={0}
          max={3600}
          onChange={(joinBefore) => setLate({ ...late, joinBefore })}
        />
      )}
    </>
  );
}
