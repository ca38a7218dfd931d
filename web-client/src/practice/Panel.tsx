import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** What is seldom wanted, kept out of sight until it is: opens above its button; a press elsewhere or Escape closes it. */
export function Panel({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => (open ? closeElsewhere(panel.current, () => setOpen(false)) : undefined), [open]);
  return (
    <details
      class="practice-panel"
      ref={panel}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary class="practice-button">{name}</summary>
      <div class="practice-panel-body">{children}</div>
    </details>
  );
}

function closeElsewhere(panel: HTMLElement | null, close: () => void): () => void {
  const onPress = ({ target }: Event) => target instanceof Node && !panel?.contains(target) && close();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    close();
    panel?.querySelector("summary")?.focus();
  };
  addEventListener("pointerdown", onPress);
  addEventListener("keydown", onKey);
  return () => {
    removeEventListener("pointerdown", onPress);
    removeEventListener("keydown", onKey);
  };
}
