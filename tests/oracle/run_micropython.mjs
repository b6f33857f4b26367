// Runs cases on real MicroPython (WebAssembly).
//
//   node run_micropython.mjs CASE.py          a single file; its output is printed
//   node run_micropython.mjs DIR/main.py      with every .py below DIR importable
//   node run_micropython.mjs --many < LIST    many files, one path a line, each in a new interpreter.
//                                             The answer to each: a line with two sizes in bytes, then
//                                             the output and the error of these sizes
//
// The package is looked for beside this file, then in $MICROPYTHON_NODE_DIR. Without it, the exit status
// is 3. An exception that ends a single program is written to stderr, and the exit status is 1.
import fs from "fs";
import path from "path";
import { createRequire } from "module";
import { pathToFileURL } from "url";

const PACKAGE = "@micropython/micropython-webassembly-pyscript";
const WORK = "/case";

function findPackage() {
  const homes = [new URL(".", import.meta.url).pathname, process.env.MICROPYTHON_NODE_DIR];
  for (const home of homes) {
    if (!home) continue;
    try {
      const require = createRequire(path.join(path.resolve(home), "x.js"));
      return path.join(path.dirname(require.resolve(PACKAGE + "/package.json")), "micropython.mjs");
    } catch {
      const plain = path.join(path.resolve(home), "node_modules", PACKAGE, "micropython.mjs");
      if (fs.existsSync(plain)) return plain;
    }
  }
  console.error(`${PACKAGE} is not installed: npm ci --prefix ${homes[0]}`);
  process.exit(3);
}

function copyModules(mp, from, to) {
  mp.FS.mkdir(to);
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = to + "/" + entry.name;
    if (entry.isDirectory()) {
      if (entry.name !== "__pycache__") copyModules(mp, source, target);
    } else if (entry.name.endsWith(".py")) {
      mp.FS.writeFile(target, fs.readFileSync(source));
    }
  }
}

const { loadMicroPython } = await import(pathToFileURL(findPackage()).href);

// Runs a program. Returns its output, and the message of the exception that ended it, or null.
async function run(file) {
  const out = [];
  const mp = await loadMicroPython({
    linebuffer: false,
    heapsize: 8 * 1024 * 1024,
    stdout: (b) => out.push(Buffer.from(b instanceof Uint8Array ? b : [b])),
  });
  if (path.basename(file) === "main.py") {
    copyModules(mp, path.dirname(file), WORK);
    mp.runPython(`import sys\nsys.path.insert(0, "${WORK}")\ndel sys`);
  }
  let error = null;
  try {
    mp.runPython(fs.readFileSync(file, "utf8"));
  } catch (e) {
    error = String(e.message);
  }
  return { out: Buffer.concat(out), error };
}

if (process.argv[2] === "--many") {
  for (const file of fs.readFileSync(0, "utf8").split("\n").filter((l) => l)) {
    const { out, error } = await run(path.resolve(file));
    const message = Buffer.from(error ?? "");
    process.stdout.write(Buffer.concat([Buffer.from(`${out.length} ${message.length}\n`), out, message]));
  }
} else {
  const { out, error } = await run(path.resolve(process.argv[2]));
  fs.writeSync(1, out);
  if (error !== null) {
    fs.writeSync(2, error + "\n");
    process.exit(1);
  }
}
