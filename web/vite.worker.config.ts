import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The service worker: one file, at a name that never changes, beside the page that `vite.config.ts` builds. */
export default defineConfig({
  publicDir: false,
  resolve: { alias: { "~": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    rolldownOptions: {
      input: "src/push/worker.ts",
      output: { format: "iife", entryFileNames: "worker.js" },
    },
  },
});
