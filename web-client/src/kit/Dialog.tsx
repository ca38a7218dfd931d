import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "./icons.tsx";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** For what needs the whole screen on a phone and most of it elsewhere. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** A modal dialog, open as long as it is shown. Escape, the backdrop and the cross close it. */
export function Dialog({ title, onClose, wide = false, children }: Props): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  // The browser tells of a close a moment later: by then something else may be open, which must not be closed by it.
  const shown = useRef(true);
  const id = useId();
  // With the first picture of it: what is focused in a dialog that is not open yet is not.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      shown.current = false;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      class={wide ? "dialog wide" : "dialog"}
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => shown.current && onClose()}
      onPointerDown={(event) => event.target === ref.current && onClose()}
    >
      <div class="dialog-in">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" class="button round" aria-label={t("kit.close")} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
