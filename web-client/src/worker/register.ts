/** Keeps the page on this device, so that it opens without network: `worker.js`. Nothing depends on it. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // After what the person came for.
  const start = (): void => {
    setTimeout(() => void navigator.serviceWorker.register(trusted("/sw.js")).catch(() => undefined), 2_000);
  };
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** Our security policy takes no bare text for the address of a script. */
function trusted(url: "/sw.js"): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  return policies ? policies.createPolicy("mandala-worker", { createScriptURL: (it) => it }).createScriptURL(url) : url;
}
