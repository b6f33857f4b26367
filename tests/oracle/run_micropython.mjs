// Runs cases on real MicroPython (WebAssembly).
//
//   node run_micropython.mjs CASE.py          a single file: prints what it printed
//   node run_micropython.mjs DIR/main.py      with every .py below DIR importable
//   node run_micropython.mjs --many < LIST    many, a path a line, each in a machine of its own: for
//                                             each a line with two sizes, then its output and its
//                                             error, of so many bytes
//
// The package is looked for beside this file, then in $MICROPYTHON_NODE_DIR; without it the exit
// status is 3. An exception that leaves a single program goes to stderr; the exit status is then 1.
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

// What the program printed, and the message of the exception that left it, or null.
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
