import { lazily } from "./lazily.tsx";
import { Waiting } from "./Page.tsx";

/** The pages of one's boards are not needed to come into a session. */
export const BoardsPage = lazily(() => import("./BoardsPage.tsx").then((module) => module.BoardsPage), Waiting);
export const HarvestPage = lazily(
  () => import("../harvest/HarvestPage.tsx").then((module) => module.HarvestPage),
  Waiting,
);
export const BoardPage = lazily(() => import("./BoardPage.tsx").then((module) => module.BoardPage), Waiting);
