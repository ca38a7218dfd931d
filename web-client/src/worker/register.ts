import { trustedScript } from "../kit/trusted.ts";

/** Keeps the page on this device, so that it opens without network: `worker.js`. Nothing depends on it. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // After what the person came for.
  const start = (): void => {
    setTimeout(
      () => void navigator.serviceWorker.register(trustedScript("mandala-worker", "/sw.js")).catch(() => undefined),
      2_000,
    );
  };
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}
