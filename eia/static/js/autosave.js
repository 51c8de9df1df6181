// Saves the answer that was left, while the page goes on being an ordinary form: without this file, the buttons save.
// A text is never thrown away: what could not be saved stays in its field, and is sent again.

const form = document.querySelector("form[data-autosave]");
const RETRY_MS = 10000;
const LONGEST_WAIT_MS = 3000;
const CHOICES = "[type=radio], [type=checkbox], select";

if (form) start(form);

function start(form) {
  const said = form.querySelector("[data-saved]");
  const questions = [];
  const states = new Map();
  const running = new Set();
  let failedSince = null;
  let newest = 0;
  let leaving = false;

  form.querySelectorAll(".question[data-address]").forEach(watch);

  function watch(question) {
    questions.push(question);
    states.set(question, { sent: read(question, true), busy: false, key: null });
    question.addEventListener("focusout", (event) => {
      if (question.contains(event.relatedTarget)) return;
      save(question);
      question.hidden = Boolean(states.get(question).unasked);
    });
    question.addEventListener("change", (event) => {
      if (event.target.matches(CHOICES)) save(question);
    });
  }
  window.addEventListener("online", saveAll);
  setInterval(() => failedSince && saveAll(), RETRY_MS);
  window.addEventListener("beforeunload", (event) => {
    if (failedSince && questions.some(isChanged)) event.preventDefault();
  });
  // A save still on its way would make the posted page the older of the two, and its sender clash with themselves.
  form.addEventListener("submit", (event) => {
    failedSince = null;
    if (!running.size || leaving) return;
    event.preventDefault();
    leaving = true;
    const enough = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
    Promise.race([Promise.allSettled([...running]), enough]).then(() => form.requestSubmit(event.submitter));
  });
  window.addEventListener("pageshow", () => { leaving = false; });

  function saveAll() { questions.forEach(save); }

  function isChanged(question) { return read(question) !== states.get(question).sent; }

  function save(question) {
    const state = states.get(question);
    if (leaving || state.busy || state.stopped || !isChanged(question)) return;
    const sending = send(question, state);
    running.add(sending);
    sending.finally(() => running.delete(sending));
  }

  async function send(question, state) {
    const text = read(question);
    // The key belongs to one text: sent again after a lost reply, it is stored once.
    if (state.key === null || state.keyFor !== text) [state.key, state.keyFor] = [newKey(), text];
    state.busy = true;
    try {
      const response = await fetch(form.dataset.autosave.replace("ADDRESS", encodeURIComponent(question.dataset.address)), {
        method: "PATCH",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": form.querySelector("[name=csrf_token]").value,
          "Idempotency-Key": state.key,
        },
        body: JSON.stringify({ inputs: JSON.parse(text), version: Number(seen(question).value), shown: questions.map((one) => one.dataset.address) }),
      });
      if (response.status === 200) saved(question, state, text, await response.json());
      else if (response.status === 409) clashed(question, state, await response.json());
      else if (response.status === 422) problem(question, (await response.json()).problem);
      else if (response.status === 401) tell("You have been signed out. Press Save and continue: what you typed is kept while you sign in.");
      else throw new Error(`status ${response.status}`);
    } catch {
      failedSince = failedSince || clock(new Date());
      tell(`Not saved since ${failedSince}. What you typed is still on this page; saving is tried again by itself.`);
    } finally {
      state.busy = false;
    }
    // What was typed while the last save was on its way is saved next.
    // A choice is saved at once; words are saved when they are left.
    const typing = question.contains(document.activeElement) && !document.activeElement.matches(CHOICES);
    if (state.sent === text && isChanged(question) && !typing) save(question);
  }

  function saved(question, state, text, reply) {
    state.sent = text;
    state.key = null;
    seen(question).value = reply.version;
    problem(question, reply.problem || "");
    if (reply.edits >= newest) picture(question, reply);
    if (!questions.some(isChanged)) failedSince = null;
    tell(failedSince ? `Not saved since ${failedSince}` : `Saved ${reply.saved_at}`);
  }

  // What the page asks and what is found on it, as of the reply. Of two saves under way at once the earlier may be
  // answered last: its picture of the page is the older one, and is not shown.
  function picture(question, reply) {
    newest = reply.edits;
    for (const [address, html] of Object.entries(reply.findings)) {
      const list = document.getElementById(`findings-${address}`);
      if (list && !list.contains(document.activeElement)) list.outerHTML = html;
    }
    for (const { after, html } of reply.asked) {
      const place = questions.find((one) => one.dataset.address === after) || question;
      // Two saves under way at once may both bring the same question.
      if (questions.some((one) => html.includes(`data-address="${one.dataset.address}"`))) continue;
      place.insertAdjacentHTML("afterend", html);
      watch(place.nextElementSibling);
    }
    questions.forEach((one) => ask(one, !reply.places.length || reply.places.includes(one.dataset.address)));
  }

  // A question no longer asked keeps its words, here and on the server, and comes back with them. It does not go while
  // somebody is in it: the focus would go with it.
  function ask(question, isAsked) {
    states.get(question).unasked = !isAsked;
    question.hidden = !isAsked && !question.contains(document.activeElement);
  }

  function clashed(question, state, reply) {
    state.stopped = true;
    const panel = document.createElement("div");
    panel.className = "govuk-inset-text";
    panel.setAttribute("role", "alert");
    const sentence = document.createElement("p");
    sentence.textContent = `${reply.who} changed this answer${reply.when ? ` at ${reply.when}` : ""}. Yours is not saved yet. Theirs is:`;
    const theirs = document.createElement("p");
    theirs.className = "written";
    theirs.textContent = reply.theirs || "No answer";
    const button = document.createElement("button");
    button.type = "submit";
    button.name = "form:then";
    button.value = "stay";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = "Compare and choose";
    panel.append(sentence, theirs, button);
    question.prepend(panel);
    tell("Someone else changed an answer on this page.");
  }

  function problem(question, sentence) {
    let line = question.querySelector("[data-problem]");
    if (!line && sentence) {
      line = document.createElement("p");
      line.className = "govuk-error-message";
      line.dataset.problem = "";
      question.insertBefore(line, question.querySelector("[data-findings]"));
    }
    if (line) line.textContent = sentence;
    if (sentence) tell(sentence);
  }

  function tell(sentence) { if (said.textContent !== sentence) said.textContent = sentence; }
}

function seen(question) {
  return question.querySelector(`input[type=hidden][name="${question.dataset.address}:seen"]`);
}

// Everything in the question's own inputs, as one comparable text. As served: what stood there before anyone typed,
// because a person can be quicker than this file, and a browser puts back what was typed before a reload.
function read(question, asServed = false) {
  const inputs = {};
  for (const control of question.querySelectorAll("input[name], textarea[name], select[name]")) {
    if (control.name.includes(":")) continue;
    const checked = asServed ? control.defaultChecked : control.checked;
    if (control.type === "checkbox") {
      inputs[control.name] = inputs[control.name] || [];
      if (checked) inputs[control.name].push(control.value);
    } else if (control.type !== "radio" || checked) {
      inputs[control.name] = asServed ? served(control) : control.value;
    }
  }
  return JSON.stringify(inputs);
}

function served(control) {
  if (control.type === "radio") return control.value;
  if (!control.options) return control.defaultValue;
  const chosen = [...control.options].find((option) => option.defaultSelected) || control.options[0];
  return chosen ? chosen.value : "";
}

// randomUUID is missing where the trial runs on plain http under another name than localhost.
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function clock(at) { return at.toTimeString().slice(0, 5); }
