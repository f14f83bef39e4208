// Reads files by the TextMate grammar as VS Code does: `node tokens.js GRAMMAR FILE...` prints, for each file, rows of
// [line, start, end, scope]. The modules are looked for in NODE_PATH.
"use strict";

const fs = require("fs");
const path = require("path");
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

async function main([grammarFile, ...files]) {
  const wasm = path.join(path.dirname(require.resolve("vscode-oniguruma")), "onig.wasm");
  await oniguruma.loadWASM(fs.readFileSync(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(grammarFile, "utf8"), grammarFile),
  });
  const grammar = await registry.loadGrammar("source.roolang");
  const found = {};
  for (const file of files) {
    let state = textmate.INITIAL;
    found[file] = [];
    fs.readFileSync(file, "utf8").split("\n").forEach((line, number) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      for (const { startIndex, endIndex, scopes } of tokens) {
        found[file].push([number, startIndex, endIndex, scopes[scopes.length - 1]]);
      }
      state = ruleStack;
    });
  }
  process.stdout.write(JSON.stringify(found));
}

main(process.argv.slice(2));
