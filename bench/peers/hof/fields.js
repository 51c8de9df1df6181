"use strict";
// The 44 questions, from the same list as ours (PEER_PAGE is the file that bench/node.py wrote).

const page = require(process.env.PEER_PAGE);

module.exports = Object.fromEntries(
  page.questions.map(({ name, options }) => [
    name,
    options ? { mixin: "radio-group", options } : { mixin: "textarea", attributes: [{ attribute: "rows", value: 5 }] },
  ])
);
