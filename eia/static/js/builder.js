// The editor of a question: only the inputs that its type needs are shown, and while it is typed the form lint says
// what the checks could do with it. Nothing is stored until Save; without this script every input is shown.
const form = document.querySelector("form[data-builder]");
const kind = form.querySelector("[name=type]");
const place = form.querySelector("[data-lint]");
let waiting = 0;
let asked = 0;

function show() {
  for (const part of form.querySelectorAll("[data-only-for]")) {
    part.hidden = !part.dataset.onlyFor.split(" ").includes(kind.value);
  }
}

async function look() {
  const number = ++asked;
  const answer = await fetch(form.dataset.try, { method: "POST", body: new FormData(form) });
  if (number !== asked || !answer.ok) return;
  const { sentences } = await answer.json();
  const lines = sentences.map((sentence) => {
    const line = document.createElement("p");
    line.className = "lint lint--warning govuk-body";
    line.textContent = sentence;
    return line;
  });
  place.replaceChildren(...lines);
}

kind.addEventListener("change", show);
show();
if (form.dataset.try) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 600);
  });
  look();
}
