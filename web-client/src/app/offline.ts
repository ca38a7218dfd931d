import { whenStale } from "./router.ts";

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const WORKER = "/sw.js";
/** Taken off by opening any page with this in its address. */
const OFF = "shell-off";

/** Keeps the page openable without network. A newer server's page takes over at the next change of place. */
export async function startOfflineShell(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  if (new URLSearchParams(location.search).has(OFF)) return takeOff();
  const { serviceWorker } = navigator;
  const had = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => had && whenStale());
  const registration = await serviceWorker.register(trusted(WORKER), { updateViaCache: "none" }).catch(() => undefined);
  addEventListener("online", () => void registration?.update().catch(() => undefined));
}

async function takeOff(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((each) => each.unregister()));
  const names = (await caches.keys()).filter((name) => name.startsWith("mandala-shell-"));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Our security policy lets a script be named only by a policy that says which. */
function trusted(url: string): string {
  const types = (window as unknown as { trustedTypes?: TrustedTypes }).trustedTypes;
  const only = (asked: string): string => {
    if (asked !== WORKER) throw new TypeError(`${asked} is no worker of ours`);
    return asked;
  };
  return types?.createPolicy("mandala-worker", { createScriptURL: only }).createScriptURL(url) ?? only(url);
}
