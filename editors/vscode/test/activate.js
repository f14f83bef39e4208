// Runs the extension with stand-ins for the editor and the client, and says what it did.
"use strict";

const Module = require("module");
const did = { commands: [], sent: [], panels: [], messages: [] };
const editor = {
  document: { languageId: "roolang", uri: { toString: () => "file:///rules/x.roo" } },
  selection: { active: { line: 3, character: 5 } },
};
const registered = {};
let wishes;
const vscode = {
  ViewColumn: { Beside: -2 },
  workspace: {
    getConfiguration: () => ({ get: (name) => ({ command: ["roolang", "lsp"], style: "european" })[name] }),
    createFileSystemWatcher: (pattern) => ({ pattern }),
  },
  window: {
    activeTextEditor: editor,
    setStatusBarMessage: (words) => did.messages.push(words),
    showErrorMessage: (words) => did.messages.push(words),
    showInformationMessage: (words) => did.messages.push(words),
    createWebviewPanel: (...given) => {
      const made = { given, webview: { html: "" }, onDidDispose: () => undefined };
      did.panels.push(made);
      return made;
    },
  },
  commands: {
    registerCommand: (name, run) => {
      registered[name] = run;
      did.commands.push(name);
      return { dispose: () => undefined };
    },
    // What the client registers for the commands of the server.
    executeCommand: (command, ...args) =>
      wishes.middleware.executeCommand(command, args, async (...sent) => {
        did.sent.push(sent);
        return command === "roolang.explainTest"
          ? { test: "a car", html: "", text: "a < b" }
          : { passed: 2, failed: 0 };
      }),
  },
};
class LanguageClient {
  constructor(id, name, server, client) {
    did.server = server;
    wishes = client;
  }
  async start() {
    did.started = true;
  }
  async stop() {
    did.stopped = true;
  }
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);

(async () => {
  const extension = require("../extension.js");
  await extension.activate({ subscriptions: [] });
  await registered["roolang.explainHere"]();
  await registered["roolang.explainHere"]();
  await registered["roolang.runTests"]();
  await extension.deactivate();
  did.panels = did.panels.map(({ given, title, webview }) => ({ scripts: given[3].enableScripts, title, html: webview.html }));
  did.watched = wishes.synchronize.fileEvents.pattern;
  did.style = wishes.initializationOptions.style;
  process.stdout.write(JSON.stringify(did));
})();
