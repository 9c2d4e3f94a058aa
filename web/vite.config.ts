import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Where `make dev PORT=...` serves the API.
const api = process.env.PENNYBELL_API ?? "http://127.0.0.1:8080";
const source = fileURLToPath(new URL("./src", import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "~": source } },
  build: {
    outDir: "dist",
    target: "es2022",
    // The policy is script-src 'self'; style-src 'self' 'unsafe-inline': nothing may be inlined as data.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Libraries change seldom: a release of ours leaves them in the browser's cache.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: "query", test: /node_modules\/@tanstack\// },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    // The app shows the pages of docs/.
    fs: { allow: [fileURLToPath(new URL("..", import.meta.url))] },
    // In development the worker lies below /src; it is still the worker of the whole site.
    headers: { "Service-Worker-Allowed": "/" },
    proxy: { "/api": { target: api, ws: true } },
  },
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"] },
});
