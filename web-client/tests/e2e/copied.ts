import type { Page } from "playwright-core";

/**
 * Until the browser has committed to its copies every keystroke so far, and whether it is saved: a count waits for the writes that were begun before it.
 * Who leaves in that very moment is asked first, which a test never is.
 */
export async function copied(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith("mandala ")) continue;
      const db = await done(indexedDB.open(name));
      await done(db.transaction(["updates", "custom"], "readwrite").objectStore("updates").count());
      db.close();
    }
  });
}
