/** Loads the script of a custom element when a page has one for the first time. */

const waiting = new Set([
  "tick-list",
  "progress-glance",
  "my-progress",
  "mentor-desk",
  "returns-calculator",
  "choice-scorer",
  "copy-link",
  "print-button",
  "reading-choice",
  "reading-list",
  "self-assessment",
  "evaluation-worksheet",
  "ladder-compare",
  "ladder-next",
  "resource-finder",
  "study-planner",
  "dated-plan",
]);

function load() {
  for (const tag of waiting) {
    if (document.querySelector(tag)) {
      waiting.delete(tag);
      import(`./${tag}.js`);
    }
  }
  if (!waiting.size) observer.disconnect();
}

// Instant navigation brings new pages without a new document.
const observer = new MutationObserver(load);
observer.observe(document.body, { childList: true, subtree: true });
load();
