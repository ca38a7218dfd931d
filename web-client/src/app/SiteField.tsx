import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { clockTime, partOfDay } from "../session/time.ts";
import type { SiteView } from "../wire/messages.ts";

interface Props {
  readonly sites: readonly SiteView[];
  readonly site: string | undefined;
  readonly wrong: boolean;
  readonly onChoose: (site: string | undefined) => void;
}

/** A searchable choice of a site, with each site's local time (the combobox pattern of WAI-ARIA). */
export function SiteField({ sites, site, wrong, onChoose }: Props): JSX.Element {
  const chosen = sites.find(({ id }) => id === site);
  const [text, setText] = useState(chosen?.name ?? "");
  const [open, setOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = searching ? sites.filter((site) => matches(site, text)) : sites;

  const choose = (picked: SiteView): void => {
    onChoose(picked.id);
    setText(picked.name);
    setSearching(false);
    setOpen(false);
  };
  const moveTo = (index: number): void => {
    const next = (index + found.length) % Math.max(1, found.length);
    setOpen(true);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") moveTo(open ? at + 1 : 0);
    else if (event.key === "ArrowUp") moveTo(at - 1);
    else if (event.key === "Enter" && open && found[at]) choose(found[at]);
    else if (event.key === "Escape" && open) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <div class="field site-field">
      <label for="site">{t("doors.site")}</label>
      <input
        id="site"
        class="input"
        role="combobox"
        autocomplete="off"
        placeholder={t("doors.siteHint")}
        value={text}
        aria-expanded={open}
        aria-controls="sites"
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `site-${found[at].id}` : undefined}
        aria-invalid={wrong}
        aria-describedby="site-wrong"
        onFocus={(event) => {
          event.currentTarget.select();
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setSearching(false);
          if (chosen) setText(chosen.name);
        }}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          setSearching(true);
          setAt(0);
          setOpen(true);
          onChoose(sites.find(({ name }) => same(name, typed))?.id);
        }}
        onKeyDown={onKeyDown}
      />
      {chosen && !open && <span class="site-time soft still">{timeAt(chosen)}</span>}
      <div
        id="sites"
        class="site-list"
        role="listbox"
        ref={list}
        hidden={!open}
        tabIndex={-1}
        aria-label={t("doors.site")}
      >
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field that controls this list.
          <div
            key={entry.id}
            id={`site-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            class={index === at ? "at" : ""}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(entry)}
          >
            <span>
              {entry.name} {countryOf(entry) !== entry.name && <span class="soft">{countryOf(entry)}</span>}
            </span>
            <span class="soft still">{timeAt(entry)}</span>
          </div>
        ))}
        {found.length === 0 && <p class="soft">{t("doors.siteNone")}</p>}
      </div>
      <span id="site-wrong" class="wrong" aria-live="polite">
        {wrong && t("doors.siteMissing")}
      </span>
    </div>
  );
}

function timeAt({ zone }: SiteView): string {
  return `${clockTime(Date.now(), zone)} · ${partOfDay(Date.now(), zone)}`;
}

function matches(site: SiteView, text: string): boolean {
  const wanted = plain(text.trim());
  return plain(`${site.name} ${countryOf(site)}`).includes(wanted);
}

const countries = new Intl.DisplayNames("en", { type: "region" });

function countryOf({ country }: SiteView): string {
  return countries.of(country) ?? country;
}

function same(name: string, text: string): boolean {
  return plain(name) === plain(text.trim());
}

/** Without accents and case, so that `Sao` finds São Paulo. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLocaleLowerCase();
}
