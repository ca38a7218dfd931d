import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { EventForm, EventView, HomeView } from "../wire/messages.ts";
import { FormDialog } from "./FormDialog.tsx";
import { Check, fieldsOf, SelectField } from "./fields.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { localOf } from "./times.ts";
import { useForm } from "./useForm.ts";
import { WhenFields } from "./WhenFields.tsx";

interface Props {
  readonly api: ProgrammeApi;
  readonly home: HomeView;
  readonly event: EventView | undefined;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

const WEEK_MS = 7 * 86_400_000;

function begin(home: HomeView): EventForm {
  const site = home.sites.find(({ id }) => id === home.site) ?? home.sites[0];
  const zone = site?.zone ?? "UTC";
  return {
    site: site?.id ?? "",
    title: "",
    about: "",
    place: "",
    localStart: `${localOf(home.now + WEEK_MS, zone).slice(0, 10)}T17:00`,
    zone,
    days: 1,
    minutes: 120,
    cancelled: false,
  };
}

function of(event: EventView): EventForm {
  const { site, title, about, place, localStart, zone, days, minutes, cancelled } = event;
  return { site, title, about, place, localStart, zone, days, minutes, cancelled };
}

/** Makes or changes what a site holds by itself. */
export function EventDialog({ api, home, event, onSaved, onClose }: Props): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<EventForm>(event ? of(event) : begin(home));
  const change = (part: Partial<EventForm>): void => setWish({ ...wish, ...part });
  const field = fieldsOf(form, wish, change);
  const chooseSite = (id: string): void =>
    change({ site: id, zone: home.sites.find((site) => site.id === id)?.zone ?? wish.zone });
  return (
    <FormDialog
      title={event ? t("event.edit") : t("event.new")}
      form={form}
      save={async () => {
        await api.putEvent(event?.id, wish);
        onSaved();
      }}
      onClose={onClose}
    >
      {event === undefined && (
        <SelectField
          form={form}
          name="site"
          label={t("event.site")}
          value={wish.site}
          options={home.sites.map(({ id, name }) => [id, name])}
          onChange={chooseSite}
        />
      )}
      {field.text("title", t("event.title"))}
      {field.text("place", t("event.place"))}
      <WhenFields form={form} wish={wish} days onChange={change} />
      {field.text("about", t("event.about"), { lines: 3 })}
      {event !== undefined && (
        <Check label={t("event.cancelled")} checked={wish.cancelled} onChange={(cancelled) => change({ cancelled })} />
      )}
    </FormDialog>
  );
}
