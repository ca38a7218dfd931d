import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import type { EventForm, EventView, HomeView } from "../wire/messages.ts";
import { Check, FormEnd, SelectField, TextField } from "./fields.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { localOf } from "./times.ts";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly home: HomeView;
  readonly event: EventView | undefined;
  readonly onClose: (changed: boolean) => void;
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
export function EventDialog({ api, home, event, onClose }: Props): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<EventForm>(event ? of(event) : begin(home));
  const change = (part: Partial<EventForm>): void => setWish({ ...wish, ...part });
  const chooseSite = (id: string): void =>
    change({ site: id, zone: home.sites.find((site) => site.id === id)?.zone ?? wish.zone });
  const save = async (): Promise<void> => {
    const sent = await form.send(async () => {
      await api.putEvent(event?.id, wish);
    });
    if (sent) onClose(true);
  };
  return (
    <Dialog title={event ? t("event.edit") : t("event.new")} onClose={() => onClose(false)}>
      <form
        class="form"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void save();
        }}
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
        <TextField
          form={form}
          name="title"
          label={t("event.title")}
          value={wish.title}
          onChange={(title) => change({ title })}
        />
        <TextField
          form={form}
          name="place"
          label={t("event.place")}
          value={wish.place}
          onChange={(place) => change({ place })}
        />
        <div class="form-pair">
          <TextField
            form={form}
            name="localStart"
            type="datetime-local"
            label={t("event.start")}
            hint={wish.zone}
            value={wish.localStart}
            onChange={(localStart) => change({ localStart })}
          />
          <TextField
            form={form}
            name="minutes"
            type="number"
            label={t("event.minutes")}
            value={String(wish.minutes)}
            onChange={(minutes) => change({ minutes: Number(minutes) })}
          />
          <TextField
            form={form}
            name="days"
            type="number"
            label={t("event.days")}
            value={String(wish.days)}
            onChange={(days) => change({ days: Number(days) })}
          />
        </div>
        <TextField
          form={form}
          name="about"
          lines={3}
          label={t("event.about")}
          value={wish.about}
          onChange={(about) => change({ about })}
        />
        {event !== undefined && (
          <Check
            label={t("event.cancelled")}
            checked={wish.cancelled}
            onChange={(cancelled) => change({ cancelled })}
          />
        )}
        <FormEnd form={form}>
          <button type="submit" class="button lead" disabled={form.busy}>
            {t("form.save")}
          </button>
        </FormEnd>
      </form>
    </Dialog>
  );
}
