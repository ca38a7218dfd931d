import type { ComponentChildren } from "preact";
import type { ClientMessage } from "../wire/messages.ts";
import type { PracticeModel } from "./model.ts";

export interface LeaderProps {
  readonly model: PracticeModel;
  readonly onOrder: (order: ClientMessage) => void;
}

interface OrderProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly label?: string;
  readonly accent?: boolean;
}

export function Order({ children, onPress, label, accent = false }: OrderProps) {
  return (
    <button
      type="button"
      class={accent ? "practice-button is-accent" : "practice-button"}
      {...(label && { "aria-label": label })}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
