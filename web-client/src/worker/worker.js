/* global VERSION, FILES */
// The page opens without network. What the server has is always asked for first: the copy here is for when nobody answers.
// Hashed files never change, so they are taken from here; VERSION and FILES are written before this text by the build.

const OURS = "mandala-page-";
const NAME = OURS + VERSION;
const PAGE = "/";
/** A line on which the page does not come within this is no line, ms. */
const PATIENCE_MS = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && !/^\/(api|calendar\/[^/]+\.ics)/.test(url.pathname))
    event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(file(request));
});

/** All of this build or nothing: a page without its parts is no page. */
async function keep() {
  const cache = await caches.open(NAME);
  await cache.addAll([PAGE, ...FILES].map((path) => new Request(path, { cache: "no-cache" })));
}

/** The build before this one stays, for pages that are open still and fetch their later parts. */
async function forgetOlder() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

async function page(request) {
  const answer = await Promise.race([fetch(request).catch(() => undefined), patience()]);
  return answer ?? (await kept(PAGE)) ?? fetch(request);
}

async function file(request) {
  return (await kept(request)) ?? fetch(request);
}

async function kept(what) {
  return (await (await caches.open(NAME)).match(what)) ?? (await caches.match(what));
}

function patience() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}
