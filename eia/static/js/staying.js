// Says in time that the sign-in is about to end, and keeps it alive when asked. Without this file a form sent too late
// is kept by the server and given back after signing in.

const WARN_S = 300;
const LOOK_AGAIN_S = 30;
const place = document.querySelector("[data-sign-in-ends]");

if (place) watch(place);

function watch(place) {
  let timer = null;
  let shown = "";
  waitFor(Number(place.dataset.signInEnds) - WARN_S);
  // A machine that slept has not counted the time.
  document.addEventListener("visibilitychange", () => document.hidden || look());

  function waitFor(seconds) {
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(seconds, 1) * 1000);
  }

  // Another window may have been in use meanwhile, so the server is asked before anything is said.
  async function look() { answered(await ask(place.dataset.ends, "GET")); }

  async function stay() {
    const seconds = await ask(place.dataset.stay, "POST");
    if (seconds !== null && seconds <= WARN_S) say("longest", `Your sign-in ends at ${clock(seconds)} and cannot be made longer. Save your work, then sign in again.`);
    else answered(seconds);
    if (!place.contains(document.activeElement) && document.activeElement === document.body) back();
  }

  function answered(seconds) {
    if (seconds === null) return waitFor(LOOK_AGAIN_S);
    if (seconds > WARN_S) {
      say("", "");
      return waitFor(seconds - WARN_S);
    }
    if (seconds > 0) {
      if (shown !== "longest") say("soon", `Your sign-in ends at ${clock(seconds)}. What you have typed is not lost, but you would have to sign in again.`, true);
      return waitFor(Math.min(seconds + 1, LOOK_AGAIN_S));
    }
    say("ended", "Your sign-in has ended. What you typed is still on this page: press its button, sign in, and it is put back.");
  }

  function say(what, sentence, canStay = false) {
    if (what === shown) return;
    shown = what;
    if (!what) return place.replaceChildren();
    const text = document.createElement("p");
    text.className = "govuk-body";
    text.textContent = sentence;
    place.replaceChildren(text);
    if (!canStay) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button";
    button.textContent = "Stay signed in";
    button.addEventListener("click", stay);
    place.append(button);
  }

  // The button that had the focus is gone: the next Tab goes on where the person was, not at the top.
  let before = null;
  place.addEventListener("focusin", (event) => { before = event.relatedTarget || before; });
  function back() { if (before && before.isConnected) before.focus(); }
}

// The seconds until the sign-in ends, 0 when it has, null when nobody answers.
async function ask(url, method) {
  try {
    const token = document.querySelector("[name=csrf_token]");
    const response = await fetch(url, { method, headers: { Accept: "application/json", "X-CSRFToken": token ? token.value : "" } });
    if (response.status === 401) return 0;
    return response.ok ? (await response.json()).seconds : null;
  } catch {
    return null;
  }
}

function clock(seconds) { return new Date(Date.now() + seconds * 1000).toTimeString().slice(0, 5); }
