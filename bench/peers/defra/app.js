// The Defra peer: one page of 44 answers on hapi in production mode, two processes, answers in Redis through catbox.
// The server is set up as the plugin's own one is, but for its development layout and its TLS-only Redis cluster.

import cluster from "node:cluster";
import fs from "node:fs";
import path from "node:path";

import engine from "@defra/forms-engine-plugin";
import { FileFormService } from "@defra/forms-engine-plugin/file-form-service.js";
import { Engine as CatboxRedis } from "@hapi/catbox-redis";
import crumb from "@hapi/crumb";
import hapi from "@hapi/hapi";
import inert from "@hapi/inert";
import yar from "@hapi/yar";
import pino from "hapi-pino";

const { questions } = JSON.parse(fs.readFileSync(process.env.PEER_PAGE, "utf8"));
const form = path.join(path.dirname(process.env.PEER_PAGE), "defra-form.json");

/** Field names may hold letters only; bench/node.py forms the same ones. */
const letters = (name) => name.replaceAll("_", "");
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

function definition() {
  const { options } = questions.find((question) => question.options);
  return {
    name: "Benchmark",
    engine: "V2",
    schema: 2,
    startPage: "/summary",
    pages: [
      {
        id: id(1),
        title: "Impacts",
        path: "/document",
        next: [],
        components: questions.map(({ name, title, hint, options: choices }, at) => ({
          id: id(100 + at),
          type: choices ? "RadiosField" : "MultilineTextField",
          name: letters(name),
          title,
          hint,
          shortDescription: title,
          options: { required: false },
          ...(choices ? { list: id(2) } : { schema: {} }),
        })),
      },
      { id: id(3), title: "Summary", path: "/summary", controller: "SummaryPageController", next: [], components: [] },
    ],
    lists: [
      {
        id: id(2),
        name: "levels",
        title: "Levels",
        type: "string",
        items: options.map(({ label, value }, at) => ({ id: id(10 + at), text: label, value })),
      },
    ],
    sections: [],
    conditions: [],
  };
}

const by = { at: new Date(), user: { id: "user", displayName: "User" } };
const made = { createdAt: by.at, createdBy: by.user, updatedAt: by.at, updatedBy: by.user };
const metadata = {
  ...made,
  id: id(4),
  slug: "benchmark",
  title: "Benchmark",
  organisation: "Defra",
  teamName: "Team",
  teamEmail: "team@example.org",
  notificationEmail: "team@example.org",
  submissionGuidance: "None",
  live: made,
};

async function serve() {
  const forms = new FileFormService();
  await forms.addForm(form, metadata);
  const server = hapi.server({
    host: "127.0.0.1",
    port: process.env.PEER_PORT,
    router: { stripTrailingSlash: true },
    routes: {
      validate: { options: { abortEarly: false } },
      security: { hsts: { maxAge: 31536000, includeSubDomains: true }, xss: "enabled", noSniff: true, xframe: true },
    },
    cache: [
      { name: "session", engine: new CatboxRedis({ host: "127.0.0.1", port: Number(process.env.PEER_REDIS) }) },
    ],
  });
  const cookieOptions = { isSecure: true };
  await server.register([
    { plugin: pino, options: { level: "error" } },
    {
      plugin: yar,
      options: {
        maxCookieSize: 0,
        cache: { cache: "session", segment: "session", expiresIn: 86_400_000 },
        cookieOptions: { ...cookieOptions, password: process.env.PEER_SECRET },
      },
    },
    inert,
    { plugin: crumb, options: { enforce: true, cookieOptions } },
    {
      plugin: engine,
      options: {
        cache: "session",
        baseUrl: "http://127.0.0.1",
        nunjucks: { baseLayoutPath: "layout.html", paths: [import.meta.dirname] },
        viewContext: () => ({}),
        services: {
          formsService: forms.toFormsService(),
          formSubmissionService: {},
          outputService: {},
        },
      },
    },
  ]);
  await server.start();
}

if (cluster.isPrimary) {
  fs.writeFileSync(form, JSON.stringify(definition()));
  for (let count = 0; count < 2; count++) cluster.fork();
} else {
  await serve();
}
