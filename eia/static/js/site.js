// Starts the page's components. Every page works without this file.
import { initAll } from "../vendor/govuk-6.6.0/govuk-frontend.min.js";
import "./staying.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
