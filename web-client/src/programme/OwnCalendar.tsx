import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import type { OwnCalendarView, WishesForm } from "../wire/messages.ts";
import { CopyField } from "./CopyField.tsx";
import { Check, FormEnd } from "./fields.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { useForm } from "./useForm.ts";

/** The sessions in one's own calendar, and the letters before them. */
export function OwnCalendar({ api }: { api: ProgrammeApi }): JSX.Element {
  const form = useForm();
  const [own, setOwn] = useState<OwnCalendarView | undefined>(undefined);
  useEffect(() => void form.send(async () => setOwn(await api.ownCalendar())), []);
  const wish = (wishes: WishesForm): void => {
    if (own === undefined) return;
    setOwn({ ...own, wishes });
    void form.send(async () => {
      await api.wish(wishes);
      tell(t("own.saved"));
    });
  };
  const make = (): void => {
    void form.send(async () => {
      const feed = await api.makeFeed();
      if (own) setOwn({ ...own, feed });
    });
  };
  const end = (): void => {
    void form.send(async () => {
      await api.endFeed();
      if (own) setOwn({ ...own, feed: {} });
    });
  };
  return (
    <aside class="own-calendar" aria-label={t("own.title")}>
      <section>
        <h2>{t("own.feed")}</h2>
        <p class="soft">{t("own.feedWhy")}</p>
        {own?.feed.url !== undefined && <FeedAddress url={own.feed.url} />}
        {own?.feed.madeAt !== undefined && own.feed.url === undefined && <p class="soft small">{t("own.feedThere")}</p>}
        <FormEnd form={form}>
          <button type="button" class="button framed" disabled={own === undefined || form.busy} onClick={make}>
            {own?.feed.madeAt === undefined ? t("own.make") : t("own.makeNew")}
          </button>
          {own?.feed.madeAt !== undefined && (
            <button type="button" class="button leave" disabled={form.busy} onClick={end}>
              {t("own.end")}
            </button>
          )}
        </FormEnd>
      </section>
      {own && (
        <section>
          <h2>{t("own.reminders")}</h2>
          <Check
            label={t("own.dayBefore")}
            checked={own.wishes.dayBefore}
            onChange={(dayBefore) => wish({ ...own.wishes, dayBefore })}
          />
          <Check
            label={t("own.hourBefore")}
            checked={own.wishes.hourBefore}
            onChange={(hourBefore) => wish({ ...own.wishes, hourBefore })}
          />
        </section>
      )}
    </aside>
  );
}

function FeedAddress({ url }: { url: string }): JSX.Element {
  const address = `${location.origin}${url}`;
  return (
    <CopyField label={t("own.address")} text={address} hint={t("own.once")}>
      <a class="button" href={address.replace(/^http/, "webcal")}>
        {t("own.open")}
      </a>
    </CopyField>
  );
}
