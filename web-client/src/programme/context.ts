import { createContext } from "preact";

/** Goes to another path of the page; the shell provides it. */
export const Go = createContext<(to: string) => void>(() => {});
