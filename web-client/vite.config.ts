import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { serviceWorker } from "./swPlugin.ts";

export default defineConfig({
  plugins: [preact(), serviceWorker()],
  build: { target: "es2022", outDir: "dist", assetsDir: "assets", assetsInlineLimit: 0 },
  server: {
    proxy: {
      "/api": "http://localhost:8080",
      "/ws": { target: "http://localhost:8080", ws: true },
    },
  },
});
