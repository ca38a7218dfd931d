/** On a button of a bar or a panel: its keys are about the button, not about what is chosen. A bar's buttons cannot be removed. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element) || target.closest(".outline")) return false;
  if (removes(event) && target.closest(".board-bar")) return false;
  return isButton(target) || target.closest("[tabindex]") !== null;
}

/** Delete, or what stands for it on small keyboards. */
export function removes({ key }: KeyboardEvent): boolean {
  return key === "Delete" || key === "Backspace";
}

/** What opens a menu without a pointer. */
export function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === "ContextMenu" || (shiftKey && key === "F10");
}

/** Whether a space presses it. */
export function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, summary, select") !== null;
}
