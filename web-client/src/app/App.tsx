import type { JSX } from "preact";
import { lazy, Suspense } from "preact/compat";
import { StatusLine } from "../kit/status.tsx";
import "./app.css";
import { BoardPage } from "./BoardPage.tsx";
import { BoardsPage } from "./boardsLate.ts";
import { Waiting } from "./Page.tsx";
import { Practices } from "./Practices.tsx";
import { Home, Join, Left, Nowhere } from "./pages.tsx";
import { route } from "./router.ts";
import { markInside, Session, type Shell } from "./Session.tsx";

const AccountPages = lazy(() => import("./AccountPages.tsx").then((it) => it.AccountPages));

export function App({ shell }: { shell: Shell }): JSX.Element {
  return (
    <>
      <Screen shell={shell} />
      <StatusLine />
    </>
  );
}

function Screen({ shell }: { shell: Shell }): JSX.Element {
  const { api, slots } = shell;
  const to = route.value;
  switch (to.to) {
    case "home":
      return <Home api={api} />;
    case "account":
      return (
        <Suspense fallback={<Waiting />}>
          <AccountPages api={api} place={to.place} />
        </Suspense>
      );
    case "join":
      return <Join api={api} />;
    case "session":
      return <Session key={to.id} shell={shell} id={to.id} />;
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
