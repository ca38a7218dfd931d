import { render } from "preact";
import { App } from "./app/App.tsx";
import { askEarly } from "./app/boardAsk.ts";
import { buildOf, watchBuild } from "./app/newer.ts";
import { go, route } from "./app/router.ts";
import type { Shell } from "./app/Session.tsx";
import { slots } from "./app/wiring.ts";
import "./kit/theme.css";
import "./kit/kit.css";
import { Scope } from "./kit/scope.ts";
import { startTheme } from "./kit/theme.ts";
import { Api } from "./wire/api.ts";
import { browserWorld } from "./wire/line.ts";
import { onSignedOut } from "./wire/localCopy.ts";
import { tabId } from "./wire/tab.ts";
import { keepPage } from "./worker/register.ts";

const page = new Scope();
const own = buildOf(document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? "");
const api = new Api(undefined, (build) => watchBuild(own, build));
const shell: Shell = {
  api,
  world: browserWorld((target, signal) => api.ticket(target, signal)),
  tab: tabId(page),
  slots,
};

askEarly(api, route.peek());
startTheme();
keepPage();
onSignedOut(page, () => go("/", "replace"));
const root = document.getElementById("app");
if (root) render(<App shell={shell} />, root);
