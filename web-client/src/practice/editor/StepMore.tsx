import { t } from "../../i18n/t.ts";
import type { Step } from "../script.ts";
import { CheckField, NumberField, OptionalNumberField, SelectField, TextField } from "./fields.tsx";

interface Props {
  readonly step: Step;
  readonly set: (part: Partial<Step>) => void;
}

const ORDERS = ["circle", "reverse", "choose-next", "popcorn"] as const;
const STARTS = ["volunteer", "facilitator", "last", "first"] as const;

/** Into groups, or back from them. P56. */
export function GroupWay({ step, set }: Props) {
  return (
    <SelectField
      label={t("editor.groupWay")}
      value={step.group?.open === false ? "back" : "into"}
      options={[
        ["into", t("editor.groupInto")],
        ["back", t("editor.groupBack")],
      ]}
      onChange={(way) => set({ group: { open: way === "into" } })}
    />
  );
}

/** What most steps need not say. */
export function StepMore({ step, set }: Props) {
  const length = step.seconds ?? step.each ?? 0;
  const flex = step.flex ?? { min: length, max: length };
  return (
    <details class="more">
      <summary>{t("editor.more")}</summary>
      <div class="fields">
        <CheckField
          label={t("editor.flex")}
          checked={step.flex !== undefined}
          onChange={(wanted) => set({ flex: wanted ? flex : undefined } as Partial<Step>)}
        />
        {step.flex && (
          <>
            <NumberField
              label={t("editor.flexMin")}
              value={flex.min}
              min={0}
              max={3600}
              onChange={(min) => set({ flex: { ...flex, min } })}
            />
            <NumberField
              label={t("editor.flexMax")}
              value={flex.max}
              min={0}
              max={7200}
              onChange={(max) => set({ flex: { ...flex, max } })}
            />
          </>
        )}
        {step.repeat && (
          <OptionalNumberField
            label={t("editor.repeatGap")}
            value={step.repeat.gap}
            min={0}
            max={600}
            onChange={(gap) =>
              step.repeat && set({ repeat: { times: step.repeat.times, ...(gap !== undefined && { gap }) } })
            }
          />
        )}
        {step.mode === "turns" && <TurnsMore step={step} set={set} />}
        {step.mode === "round" && <RoundMore step={step} set={set} />}
      </div>
    </details>
  );
}

const ROLES = { any: undefined, both: ["speaker", "listener"], speaker: ["speaker"], listener: ["listener"] } as const;

function TurnsMore({ step, set }: Props) {
  const { roles = [] } = step;
  const chosen = roles.length === 0 ? "any" : roles.length > 1 ? "both" : (roles[0] ?? "any");
  return (
    <>
      <TextField
        wide
        label={t("editor.gapText")}
        value={step.gapText ?? ""}
        max={200}
        onChange={(gapText) => set({ gapText })}
      />
      <SelectField
        label={t("editor.roles")}
        value={chosen}
        options={Object.keys(ROLES).map((each) => [each, t(`editor.roles.${each as keyof typeof ROLES}`)])}
        onChange={(each) => set({ roles: ROLES[each as keyof typeof ROLES] } as Partial<Step>)}
      />
    </>
  );
}

function RoundMore({ step, set }: Props) {
  return (
    <>
      <SelectField
        label={t("editor.order")}
        value={step.order ?? "circle"}
        options={ORDERS.map((order) => [order, t(`editor.order.${order}`)])}
        onChange={(order) => set({ order: order as (typeof ORDERS)[number] })}
      />
      <SelectField
        label={t("editor.start")}
        value={step.start ?? "volunteer"}
        options={STARTS.map((start) => [start, t(`editor.start.${start}`)])}
        onChange={(start) => set({ start: start as (typeof STARTS)[number] })}
      />
      <CheckField label={t("editor.pass")} checked={step.pass ?? true} onChange={(pass) => set({ pass })} />
    </>
  );
}
