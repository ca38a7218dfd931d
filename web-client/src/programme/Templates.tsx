import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { AgendaTemplateView } from "../wire/messages.ts";
import { FormEnd } from "./fields.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { lengthOf } from "./times.ts";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly cohort: string;
  readonly templates: readonly AgendaTemplateView[];
  readonly onChange: (templates: readonly AgendaTemplateView[]) => void;
}

/** Plans to begin with. A session that took one has a copy of its own. */
export function Templates({ api, cohort, templates, onChange }: Props): JSX.Element {
  const form = useForm();
  const remove = (id: string): void => {
    void form.send(async () => onChange(await api.removeTemplate(cohort, id)));
  };
  return (
    <section class="part-box">
      <h2>{t("templates.title")}</h2>
      <p class="soft">{t("templates.why")}</p>
      <ul class="rows">
        {templates.map(({ id, title, items }) => (
          <li key={id} class="row-link">
            <details class="row-main template">
              <summary>
                {title}{" "}
                <span class="soft still">{lengthOf(items.reduce((sum, { seconds }) => sum + seconds, 0) / 60)}</span>
              </summary>
              <ol class="template-lines">
                {items.map((item) => (
                  <li key={item.id}>
                    {item.title} <span class="soft still">{lengthOf(Math.round(item.seconds / 60))}</span>
                  </li>
                ))}
              </ol>
            </details>
            <button
              type="button"
              class="button compact"
              disabled={form.busy}
              aria-label={t("templates.removeOf", { title })}
              onClick={() => remove(id)}
            >
              {t("templates.remove")}
            </button>
          </li>
        ))}
      </ul>
      <FormEnd form={form}>{null}</FormEnd>
    </section>
  );
}
