import "./index.ts";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Api } from "../wire/api.ts";
import type { HomeView } from "../wire/messages.ts";
import { Agreements } from "./Agreements.tsx";
import { Calendar } from "./Calendar.tsx";
import { Go } from "./context.ts";
import { Frame, type Place } from "./Frame.tsx";
import { Home } from "./Home.tsx";
import { PlanSession } from "./PlanSession.tsx";
import { PlanYear } from "./PlanYear.tsx";
import { type ProgrammePath, programmePath } from "./paths.ts";
import { ProgrammeApi } from "./programmeApi.ts";
import { Steward } from "./Steward.tsx";
import { WorldLate } from "./WorldLate.tsx";

interface Props {
  readonly api: Api;
  readonly path: string;
  readonly go: (to: string) => void;
  /** What stands at the end of the head: the theme, the way out. */
  readonly end: ComponentChildren;
  /** What is shown while nothing is known yet, and when it cannot be known. */
  readonly waiting: JSX.Element;
  readonly failed: (error: unknown, again: () => void) => JSX.Element;
  readonly nowhere: JSX.Element;
}

const TICK_MS = 15_000;

/** All pages of the programme: one answer of the server holds what most of them need. */
export function ProgrammePage({ api, path, go, end, waiting, failed, nowhere }: Props): JSX.Element {
  const calls = useMemo(() => new ProgrammeApi(api), [api]);
  const [home, setHome] = useState<HomeView | undefined>(undefined);
  const [error, setError] = useState<unknown>(undefined);
  const now = useNow(home?.now);
  const load = async (): Promise<void> => {
    setError(undefined);
    try {
      setHome(await calls.home());
    } catch (caught) {
      setError(caught);
    }
  };
  useEffect(() => void load(), [calls]);
  const at = programmePath(path);
  if (error !== undefined) return failed(error, () => void load());
  if (home === undefined) return waiting;
  if (at === undefined) return nowhere;
  if (home.agreements.length > 0) {
    return <Agreements api={calls} agreements={home.agreements} onAccepted={() => void load()} />;
  }
  return (
    <Go.Provider value={go}>
      <Frame title={titleOf(at)} here={placeOf(at)} home={home} end={end}>
        <Part at={at} api={calls} home={home} now={now} onChange={() => void load()} />
      </Frame>
    </Go.Provider>
  );
}

interface PartProps {
  readonly at: ProgrammePath;
  readonly api: ProgrammeApi;
  readonly home: HomeView;
  readonly now: number;
  readonly onChange: () => void;
}

function Part({ at, api, home, now, onChange }: PartProps): JSX.Element {
  switch (at.at) {
    case "home":
      return <Home home={home} now={now} />;
    case "calendar":
      return <Calendar api={api} home={home} now={now} onChange={onChange} />;
    case "world":
      return <WorldLate api={api} home={home} now={now} />;
    case "plan":
      return <PlanYear key={at.cohort} api={api} home={home} cohort={at.cohort} onChange={onChange} />;
    case "session":
      return <PlanSession key={at.session} api={api} home={home} session={at.session} onChange={onChange} />;
    case "programme":
      return <Steward api={api} section={at.section} onChange={onChange} />;
  }
}

function titleOf(at: ProgrammePath): string {
  const titles = {
    home: t("frame.home"),
    calendar: t("frame.calendar"),
    world: t("world.title"),
    plan: t("frame.plan"),
    session: t("frame.plan"),
    programme: t("frame.programme"),
  };
  return titles[at.at];
}

function placeOf(at: ProgrammePath): Place {
  return at.at === "session" ? "plan" : at.at;
}

/** The server's clock, moving on by this device's own. */
function useNow(server: number | undefined): number {
  const [ahead, setAhead] = useState(0);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (server !== undefined) setAhead(server - Date.now());
  }, [server]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now + ahead;
}
