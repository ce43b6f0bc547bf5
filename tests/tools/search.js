// Asks a site's own search worker, read from standard input: the folder of its scripts, that of its index, the questions.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const { scripts, index, questions } = JSON.parse(readFileSync(0, "utf-8"));
const workers = join(scripts, "workers");
const [worker] = readdirSync(workers).filter((name) => /^search\..*\.js$/.test(name));
const run = (file) => vm.runInContext(readFileSync(join(workers, file), "utf-8"), context);
let answer;
let handle;
const context = vm.createContext({
  console,
  addEventListener: (_, listener) => (handle = listener),
  importScripts: (...files) => files.forEach(run),
  postMessage: (message) => (answer = message),
});
context.self = context;
run(worker);

(async () => {
  const told = JSON.parse(readFileSync(join(index, "search_index.json"), "utf-8"));
  await handle({ data: { type: 0, data: { ...told, options: {} } } });
  const found = [];
  for (const question of questions) {
    await handle({ data: { type: 2, data: question } });
    found.push(answer.data.items.map(([hit]) => hit));
  }
  process.stdout.write(JSON.stringify(found));
})();
