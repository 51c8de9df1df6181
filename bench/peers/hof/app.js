"use strict";
// The HOF peer: one step of 44 answers in production mode, two processes, its session (and so the answers) in Redis.

const cluster = require("node:cluster");
const fs = require("node:fs");
const path = require("node:path");

const page = require(process.env.PEER_PAGE);
const translations = path.join(path.dirname(process.env.PEER_PAGE), "hof-translations");

function translate() {
  const words = {
    fields: Object.fromEntries(
      page.questions.map(({ name, title, hint, options }) => [
        name,
        {
          label: title,
          legend: title,
          hint,
          options: Object.fromEntries((options ?? []).map(({ value, label }) => [value, { label }])),
        },
      ])
    ),
    pages: { document: { header: "Impacts" }, done: { header: "Saved" } },
    journey: { header: "Benchmark" },
    validation: { equal: "Choose one of the options" },
  };
  fs.mkdirSync(path.join(translations, "en"), { recursive: true });
  for (const [name, content] of Object.entries(words)) {
    fs.writeFileSync(path.join(translations, "en", `${name}.json`), JSON.stringify(content));
  }
}

if (cluster.isPrimary) {
  translate();
  for (let count = 0; count < 2; count++) cluster.fork();
} else {
  require("hof")({
    root: __dirname,
    translations: path.relative(__dirname, translations),
    fields: "fields",
    routes: [
      {
        steps: {
          "/document": { fields: page.questions.map(({ name }) => name), next: "/done" },
          "/done": {},
        },
      },
    ],
    host: "127.0.0.1",
    port: process.env.PEER_PORT,
    redis: { host: "127.0.0.1", port: process.env.PEER_REDIS },
    session: { secret: process.env.PEER_SECRET },
    loglevel: "error",
    getCookies: false,
    getTerms: false,
  });
}
