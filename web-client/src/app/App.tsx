import type { JSX } from "preact";
import { StatusLine } from "../kit/status.tsx";
import "./app.css";
import "./room.css";
import "./narrow.css";
import "./boards.css";
import { BoardPage, BoardsPage, HarvestPage } from "./boardsLate.ts";
import { markInside } from "./inside.ts";
import { lazily } from "./lazily.tsx";
import { NewerBar } from "./NewerBar.tsx";
import { Waiting } from "./Page.tsx";
import { Practices } from "./Practices.tsx";
import { Programme } from "./Programme.tsx";
import { Join, JoinBoard, Left, Nowhere } from "./pages.tsx";
import { route } from "./router.ts";
import type { Shell } from "./Session.tsx";

/** The start page does not wait for the room. */
const Session = lazily(() => import("./Session.tsx").then((module) => module.Session), Waiting);

const AccountPages = lazily(() => import("./AccountPages.tsx").then((module) => module.AccountPages), Waiting);

export function App({ shell }: { shell: Shell }): JSX.Element {
  return (
    <>
      <Screen shell={shell} />
      <NewerBar />
      <StatusLine />
    </>
  );
}

function Screen({ shell }: { shell: Shell }): JSX.Element {
  const { api, slots } = shell;
  const to = route.value;
  switch (to.to) {
    case "account":
      return <AccountPages api={api} place={to.place} />;
    case "programme":
      return <Programme api={api} path={to.path} />;
    case "join":
      return <Join api={api} />;
    case "joinBoard":
      return <JoinBoard api={api} />;
    case "session":
      return <Session key={to.id} shell={shell} id={to.id} />;
    case "harvest":
      return <HarvestPage key={to.id} api={api} id={to.id} />;
    case "boards":
      return <BoardsPage api={api} />;
    case "board":
      return <BoardPage key={to.id} shell={shell} id={to.id} />;
    case "left": {
      const comeBack = (): void => {
        slots.onEnter();
        markInside(to.id, true);
      };
      return <Left api={api} id={to.id} onReturn={comeBack} />;
    }
    case "practices":
      return <Practices api={api} />;
    case "nowhere":
      return <Nowhere />;
  }
}
