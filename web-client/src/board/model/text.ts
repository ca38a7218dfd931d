import * as Y from "yjs";
import type { SharedItem } from "./items.ts";

/** Lets an item say `next`. */
export function writeText(item: SharedItem, next: string): void {
  const text = item.get("text");
  if (!(text instanceof Y.Text)) item.set("text", new Y.Text(next));
  else if (text.toString() !== next) replaceText(text, next);
}

/** Changes a shared text to `next` by its one differing stretch, so that others' edits elsewhere in it stay. */
export function replaceText(text: Y.Text, next: string): void {
  const before = text.toString();
  const after = wellFormed(next);
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--;
  if (before.length > start + end) text.delete(start, before.length - start - end);
  if (after.length > start + end) text.insert(start, after.slice(start, after.length - end));
}

/** Half a surrogate pair cannot be sent as UTF-8; it becomes the replacement character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

function splitsPair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
