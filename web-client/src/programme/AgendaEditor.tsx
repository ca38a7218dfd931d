import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import type { PlanningView } from "../wire/messages.ts";
import { AgendaLines } from "./AgendaLines.tsx";
import { formOf, type Line, linesOf, totalMinutes } from "./agenda.ts";
import { FormEnd } from "./fields.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { lengthOf } from "./times.ts";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly plan: PlanningView;
  readonly onChange: (plan: PlanningView) => void;
}

/** The plan of a session, line by line; from a template, or kept as one. */
export function AgendaEditor({ api, plan, onChange }: Props): JSX.Element {
  const form = useForm();
  const [lines, setLines] = useState<readonly Line[]>(linesOf(plan.agenda));
  const left = plan.session.minutes - totalMinutes(lines);
  const apply = (id: string): void => {
    const template = plan.templates.find((each) => each.id === id);
    if (template) setLines(linesOf(template.items));
  };
  const save = async (): Promise<void> => {
    await form.send(async () => onChange(await api.saveAgenda(plan.session.id, { items: formOf(lines) })));
  };
  const keep = async (): Promise<void> => {
    await form.send(async () => {
      const templateForm = { title: plan.session.title, items: formOf(lines) };
      await api.putTemplate(plan.session.cohort, undefined, templateForm);
      onChange(await api.planning(plan.session.id));
      tell(t("agenda.kept"));
    });
  };
  return (
    <section class="part-box">
      <div class="part-head">
        <h2>{t("agenda.title")}</h2>
        <span class={`still ${left < 0 ? "wrong" : "soft"}`}>{balance(left)}</span>
      </div>
      {plan.twin && <p class="soft">{t("agenda.shared")}</p>}
      {plan.templates.length > 0 && (
        <label class="field apply">
          <span>{t("agenda.apply")}</span>
          <select class="input" value="" onChange={(event) => apply(event.currentTarget.value)}>
            <option value="">{lines.length === 0 ? t("agenda.choose") : t("agenda.chooseOver")}</option>
            {plan.templates.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <AgendaLines
        form={form}
        lines={lines}
        practices={plan.practices}
        boards={plan.boards}
        groups={plan.groups}
        onChange={setLines}
      />
      <FormEnd form={form}>
        <button type="button" class="button lead" disabled={form.busy} onClick={() => void save()}>
          {t("agenda.save")}
        </button>
        {lines.length > 0 && (
          <button type="button" class="button framed" disabled={form.busy} onClick={() => void keep()}>
            {t("agenda.keep")}
          </button>
        )}
      </FormEnd>
    </section>
  );
}

function balance(left: number): string {
  if (left === 0) return t("agenda.fits");
  return left > 0 ? t("agenda.left", { length: lengthOf(left) }) : t("agenda.over", { length: lengthOf(-left) });
}
