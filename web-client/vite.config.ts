import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { serviceWorker } from "./swPlugin.ts";

/**
 * What comes together is one file, which packs tighter than ten: what every page needs. Not what begins to run, nor what that alone imports:
 * a file that others import must not wait for one of them, or their constants are not there yet when it runs.
 */
const FIRST =
  /node_modules\/(preact|@preact)\/|vite\/preload-helper|src\/(kit\/|i18n\/(t\.ts|en\.json|en\.board\.json)|wire\/(api|messages|line|localCopy|tab|clock|band|exchanges)\.|app\/(Page|pages|ThemeButton|router|load|lazily|inside|closings|slots|wiring|practiceSlot|newer|NewerBar|linkToken)\.|worker\/register)/;
/** what a room needs beside that, */
const ROOM =
  /src\/(session\/(?!InviteDialog)|wire\/|app\/(Room|RoomBar|RoomHeader|Session|SavedStrip|savedWord|visit|Doors|SiteField|BoardArea|boardStay|refused|useNarrow)\.)|node_modules\/y-protocols\//;
/** and what a board needs for its first picture, whoever shows it. */
const BOARD =
  /src\/board\/(model|geometry|render|list\/(spoken|Outline)|input|template|arrange|commands|desk|late|style|TextEditor|BoardView|bars\/ViewBar|tools\/(tool|select|resize|names|text|note)\.)/;

export default defineConfig({
  plugins: [preact(), serviceWorker()],
  build: {
    target: "es2022",
    outDir: "dist",
    assetsDir: "assets",
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "first", test: FIRST, priority: 3 },
            { name: "board", test: BOARD, priority: 2 },
            { name: "room", test: ROOM, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": "http://localhost:8080",
      "/ws": { target: "http://localhost:8080", ws: true },
    },
  },
});
