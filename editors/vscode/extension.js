// The extension: starts the language server, and shows the explanation of a test beside the text.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;
let panel;

function options() {
  const settings = vscode.workspace.getConfiguration("roolang");
  const [command, ...args] = settings.get("command");
  return {
    server: { command, args },
    client: {
      documentSelector: [{ language: "roolang" }],
      initializationOptions: { style: settings.get("style") },
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{roo,toml,json,yaml,yml,csv,xlsx}") },
      middleware: { executeCommand: show },
    },
  };
}

// What a line above a test asks for goes to the server; its answer is shown here.
async function show(command, args, next) {
  const told = await next(command, args);
  if (command === "roolang.explainTest") {
    explain(told);
  } else if (command === "roolang.runTest" && told && !told.failed && told.passed) {
    vscode.window.setStatusBarMessage(`RooLang: ${told.passed} passed`, 5000);
  }
  return told;
}

function explain(told) {
  if (!told) {
    vscode.window.showInformationMessage("There is no test under the cursor, or the file has errors.");
    return;
  }
  if (!panel) {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    panel = vscode.window.createWebviewPanel("roolang.explanation", "Explanation", place, { enableScripts: false });
    panel.onDidDispose(() => {
      panel = undefined;
    });
  }
  panel.title = told.test;
  panel.webview.html = told.html || `<pre>${escaped(told.text)}</pre>`;
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

// The command of the server for the place of the cursor; `place` makes its second argument.
async function ask(command, place) {
  const editor = vscode.window.activeTextEditor;
  if (!client || !editor || editor.document.languageId !== "roolang") {
    return undefined;
  }
  return vscode.commands.executeCommand(command, editor.document.uri.toString(), place(editor));
}

async function start() {
  const { server, client: wishes } = options();
  client = new LanguageClient("roolang", "RooLang", server, wishes);
  try {
    await client.start();
  } catch (error) {
    const help = "Install it by `python -m pip install 'roolang[lsp]'`, or name it in the setting roolang.command.";
    vscode.window.showErrorMessage(`The language server did not start (${error.message}). ${help}`);
  }
}

async function activate(context) {
  const position = ({ selection }) => ({ line: selection.active.line, character: selection.active.character });
  context.subscriptions.push(
    vscode.commands.registerCommand("roolang.explainHere", () => ask("roolang.explainTest", position)),
    vscode.commands.registerCommand("roolang.runTests", () => ask("roolang.runTest", () => null)),
    vscode.commands.registerCommand("roolang.restart", async () => {
      await deactivate();
      await start();
    })
  );
  await start();
}

async function deactivate() {
  const ending = client;
  client = undefined;
  if (ending) {
    await ending.stop();
  }
}

module.exports = { activate, deactivate };
