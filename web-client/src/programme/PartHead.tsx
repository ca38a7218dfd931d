import type { ComponentChildren, JSX } from "preact";

interface Props {
  readonly title: string;
  readonly why: string;
  readonly children?: ComponentChildren;
}

export function PartHead({ title, why, children }: Props): JSX.Element {
  return (
    <div class="page-title">
      <div>
        <h1>{title}</h1>
        <p class="soft">{why}</p>
      </div>
      <div class="title-actions">{children}</div>
    </div>
  );
}
