/* The offline shell. BUILD and ASSETS are filled in by the build: a change of any file is another worker.
   The page is asked of the server each time and taken from here only without network, so that no old page meets a
   newer server; what stands under /assets/ has its hash in its name and never changes. */
const BUILD = "__BUILD__";
const ASSETS = __ASSETS__;
const PREFIX = "mandala-shell-";
const CACHE = PREFIX + BUILD;
const PAGE = "/";
/** Longer than any good line needs; whoever waits that long is as well as offline. */
const PAGE_WITHIN_MS = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([PAGE, ...ASSETS].map((path) => new Request(path, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

/** The shell before this one stays: a page of it may be open, and want one of its parts. */
async function forgetOld() {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.mode === "navigate" && isPage(url.pathname)) event.respondWith(page(request));
});

function isPage(path) {
  return !/^\/(?:api|ws|healthz|readyz|metrics)(?:\/|$)/.test(path) && !/\.[a-z0-9]+$/.test(path);
}

async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request) {
  const cached = () => caches.match(PAGE, { cacheName: CACHE });
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PAGE_WITHIN_MS) });
  } catch (failure) {
    const shell = await cached();
    if (shell) return shell;
    throw failure;
  }
}
