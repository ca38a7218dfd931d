import { lazily } from "./lazily.tsx";
import { Waiting } from "./Page.tsx";

/** The page of one's boards is not needed to come into a session. */
export const BoardsPage = lazily(() => import("./BoardsPage.tsx").then((module) => module.BoardsPage), Waiting);
