import type { Step } from "./script.ts";

/** P66: who speaks when in a round, of the members of a group, `began` of whom were there when it began. */
export function circleOf(
  { mode, order, start }: Pick<Step, "mode" | "order" | "start">,
  members: readonly string[],
  began: number,
): readonly string[] {
  const first = members.slice(0, began);
  if (mode !== "round" || first.length === 0) return members;
  const way = order === "reverse" ? first.toReversed() : first;
  const starter = start === "first" ? first[0] : start === "last" ? first.at(-1) : way[0];
  const from = way.indexOf(starter ?? "");
  return [...way.slice(from), ...way.slice(0, from), ...members.slice(began)];
}
