import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Mark } from "../kit/icons.tsx";
import type { HomeView } from "../wire/messages.ts";
import { Link } from "./Link.tsx";
import { planPath } from "./paths.ts";

export type Place = "home" | "calendar" | "practices" | "boards" | "world" | "plan" | "programme" | "account";

interface Props {
  readonly title: string;
  readonly here: Place;
  readonly home: HomeView;
  readonly end?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The pages around the sessions: one line of places above, one column below. */
export function Frame({ title, here, home, end, children }: Props): JSX.Element {
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title]);
  const planned = home.cohorts.find(({ role }) => mayPlan(role));
  return (
    <div class="frame">
      <header class="frame-head">
        <Link class="frame-mark" to="/">
          <Mark size={26} />
          <span>{t("app.name")}</span>
        </Link>
        <nav aria-label={t("frame.places")}>
          <PlaceLink to="/" here={here === "home"} text={t("frame.home")} />
          <PlaceLink to="/calendar" here={here === "calendar"} text={t("frame.calendar")} />
          <PlaceLink to="/practices" here={here === "practices"} text={t("frame.practices")} />
          <PlaceLink to="/boards" here={here === "boards"} text={t("frame.boards")} />
          {planned && <PlaceLink to={planPath(planned.id)} here={here === "plan"} text={t("frame.plan")} />}
          {home.steward && <PlaceLink to="/programme" here={here === "programme"} text={t("frame.programme")} />}
        </nav>
        <div class="frame-end">{end}</div>
      </header>
      <main class="frame-in">{children}</main>
    </div>
  );
}

function PlaceLink({ to, here, text }: { to: string; here: boolean; text: string }): JSX.Element {
  return (
    <Link to={to} class="place" current={here}>
      {text}
    </Link>
  );
}

export function mayPlan(role: string): boolean {
  return role === "FACILITATOR" || role === "HOST" || role === "STEWARD";
}
