// What the two modules of scripts/bench-sealed weigh and take. Argument: the folder that they and a survey are in.
"use strict";

const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { brotliCompressSync } = require("node:zlib");
const { randomBytes } = require("node:crypto");

const folder = resolve(process.argv[2]);
const file = (name) => readFileSync(join(folder, name), "utf8");
const modules = Object.fromEntries(["seal", "keeper"].map((name) => [name, require(join(folder, name, `${name}.js`))]));

for (const name of Object.keys(modules)) {
    const bytes = readFileSync(join(folder, name, `${name}_bg.wasm`));
    console.log(`${name}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} with Brotli`);
}

// What took so long, in milliseconds, and what came out.
const timed = (work) => {
    const start = performance.now();
    const result = work();
    if (result === undefined) throw new Error("nothing was made");
    return [performance.now() - start, result];
};
const code = (said) => said.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/)[0];
const survey = file("survey.json").trim();
const keys = ["first", "second"].map((name) => [file(`${name}.json`).trim(), code(file(`${name}.txt`))]);
const sheet = () => randomBytes(20).map((byte) => byte % 6);

const seals = [];
const thread = [];
for (let at = 0; at < 10000; at += 1) {
    const [took, ballot] = timed(() => modules.seal.seal(survey, sheet(), randomBytes(16)));
    seals.push(took);
    thread.push(ballot);
}
const first = seals[0];
seals.sort((one, other) => one - other);
console.log(`seal one full form: median ${seals[5000].toFixed(2)} ms, the first ${first.toFixed(1)} ms`);

for (const ballots of [100, 1000, 10000]) {
    const text = thread.slice(0, ballots).join("\n");
    const [of_first, of_second] = keys.map((key) => [survey, ...key, text]);
    const [close, closing] = timed(() => modules.keeper.close(...of_first));
    const [answer, answered] = timed(() => modules.keeper.answer(...of_second, closing));
    const [numbers, opening] = timed(() => modules.keeper.open_first(...of_first, answered, undefined));
    const [sums, own] = timed(() => modules.keeper.open_second(...of_second, closing, opening));
    const [release] = timed(() => modules.keeper.open_first(...of_first, answered, own));
    const took = [close, answer, numbers, sums, release].map((time) => time.toFixed(0)).join(", ");
    const memory = (modules.keeper.__wasm ?? modules.keeper.__wbindgen_wasm_module)?.memory?.buffer.byteLength;
    console.log(`${ballots} ballots, each step from the text of the thread (close, answer, numbers, sums, release): ${took} ms`);
    console.log(`  closing ${closing.length}, answer ${answered.length}, openings ${opening.length} and ${own.length} characters`);
    if (memory) console.log(`  memory of the module ${(memory / 2 ** 20).toFixed(0)} MiB`);
}
