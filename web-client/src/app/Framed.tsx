import type { ComponentChildren, JSX } from "preact";
import { Go } from "../programme/context.ts";
import { Frame, type Place } from "../programme/Frame.tsx";
import "../programme/index.ts";
import type { Api } from "../wire/api.ts";
import type { HomeView } from "../wire/messages.ts";
import { FrameEnd } from "./FrameEnd.tsx";
import { go } from "./router.ts";

interface Props {
  readonly api: Api;
  readonly home: HomeView;
  readonly title: string;
  readonly here: Place;
  readonly children: ComponentChildren;
}

/** A page among those around the sessions, with their places above it. */
export function Framed({ api, home, title, here, children }: Props): JSX.Element {
  return (
    <Go.Provider value={go}>
      <Frame title={title} here={here} home={home} end={<FrameEnd api={api} />}>
        {children}
      </Frame>
    </Go.Provider>
  );
}

/** What the frame needs to know of the one who looks. */
export function homeOf(api: Api): Promise<HomeView> {
  return api.call<HomeView>("GET", "/home");
}
