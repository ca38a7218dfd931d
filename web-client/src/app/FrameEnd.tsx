import type { JSX } from "preact";
import type { Api } from "../wire/api.ts";
import { SignOut } from "./SignOut.tsx";
import { ThemeButton } from "./ThemeButton.tsx";

/** What stands at the end of the head of the pages around the sessions: the theme, oneself, the way out. */
export function FrameEnd({ api }: { api: Api }): JSX.Element {
  return (
    <>
      <ThemeButton />
      <SignOut api={api} name={undefined} />
    </>
  );
}
