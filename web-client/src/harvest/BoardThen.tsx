import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import * as Y from "yjs";
import { lazily } from "../app/lazily.tsx";
import { t } from "../i18n/t.ts";
import type { Api } from "../wire/api.ts";
import type { BoardPast } from "../wire/messages.ts";

const StillBoard = lazily(
  () => import("../app/StillBoard.tsx").then((module) => module.StillBoard),
  () => null,
);

interface Docs {
  readonly frame: Y.Doc;
  readonly content: Y.Doc;
}

/** A board as it was when the session ended (L43). */
export function BoardThen({ api, then }: { api: Api; then: BoardPast }): JSX.Element {
  const [docs, setDocs] = useState<Docs | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let over = false;
    open(api, then).then(
      (opened) => (over ? close(opened) : setDocs(opened)),
      () => setFailed(true),
    );
    return () => {
      over = true;
    };
  }, [api, then]);
  useEffect(() => docs && (() => close(docs)), [docs]);
  if (failed) return <p class="soft small">{t("harvest.boardFailed")}</p>;
  return (
    <div class="board-then">
      {docs ? <StillBoard frame={docs.frame} content={docs.content} /> : <p class="soft">{t("app.loading")}</p>}
    </div>
  );
}

async function open(api: Api, { frame, frameVersion, content, contentVersion }: BoardPast): Promise<Docs> {
  const updates = await Promise.all([api.version(frame, frameVersion), api.version(content, contentVersion)]);
  const [first, second] = updates.map((update) => {
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, update);
    return doc;
  }) as [Y.Doc, Y.Doc];
  return { frame: first, content: second };
}

function close({ frame, content }: Docs): void {
  frame.destroy();
  content.destroy();
}
