import * as Y from "yjs";
import type { Scope } from "../kit/scope.ts";
import { DocProvider } from "../wire/docProvider.ts";
import type { LineWorld } from "../wire/line.ts";
import { indexedCopy } from "../wire/localCopy.ts";

/** What one writes for oneself beside a session: a doc that opens to nobody else (L40), kept like every doc. */
export class Journal {
  readonly provider: DocProvider;
  readonly text: Y.Text;

  constructor(scope: Scope, world: LineWorld, session: string, me: string) {
    const doc = new Y.Doc();
    scope.add(() => doc.destroy());
    const docId = `journal:${session}:${me}`;
    this.provider = new DocProvider(scope, world, doc, { docId, openCopy: indexedCopy(me, docId) });
    this.text = doc.getText("text");
  }

  /** Makes the text this, as one edit of what differs. */
  write(after: string): void {
    const before = this.text.toString();
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let end = 0;
    const most = Math.min(before.length, after.length) - start;
    while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
    this.text.doc?.transact(() => {
      this.text.delete(start, before.length - start - end);
      this.text.insert(start, after.slice(start, after.length - end));
    });
  }
}
