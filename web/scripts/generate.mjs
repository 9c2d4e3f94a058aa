// Writes the types that come from the server: `src/api/schema.gen.ts` from its OpenAPI document and
// `src/api/events.gen.ts` from its event catalogue. With --check nothing is written; stale files are an error.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const web = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const python = process.env.PENNYBELL_PYTHON ?? [`${root}.venv/bin/python`].find(existsSync) ?? "python3";

function ask(...words) {
  try {
    return execFileSync(python, ["-m", "pennybell.cli.main", ...words], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const last = String(error.stderr ?? error.message)
      .trim()
      .split("\n")
      .at(-1);
    process.stderr.write(`The server's code did not answer \`${words.join(" ")}\`: ${last}\n`);
    process.exit(1);
  }
}

const schema = await openapiTS(JSON.parse(ask("openapi")), { alphabetize: true, defaultNonNullable: false });
const files = {
  "src/api/schema.gen.ts": `// Generated from the OpenAPI document by \`npm run generate\`. Do not edit.\n\n${astToString(schema)}`,
  "src/api/events.gen.ts": ask("events", "--typescript"),
};

const stale = Object.entries(files).filter(([name, text]) => {
  return !existsSync(web + name) || readFileSync(web + name, "utf8") !== text;
});
if (process.argv.includes("--check")) {
  for (const [name] of stale)
    process.stderr.write(`web/${name} is stale: run \`npm run generate\` in web/.\n`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of stale) {
    writeFileSync(web + name, text);
    process.stdout.write(`wrote web/${name}\n`);
  }
}
