// The pages' scripts without a browser: reads a line of JSON, runs its code, and calls what that is with the argument.
"use strict";

const { createInterface } = require("node:readline");
const { runInThisContext } = require("node:vm");

globalThis.window = globalThis;
globalThis.document = { querySelector: () => null }; // a page without a calculator: scripts define things and wait

createInterface({ input: process.stdin }).on("line", (line) => {
  const { code, argument } = JSON.parse(line);
  let reply;
  try {
    const found = runInThisContext(code);
    reply = { found: typeof found === "function" ? found(argument) : null };
  } catch (error) {
    reply = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
});
