/** The five steps of a request on one line of time, as the page and the gateway saw them. */

import { el } from "./dom.js";
import { plural, section, time } from "./drawer-parts.js";

const titles = { client: "Client", server: "Server", api: "API", model: "Model", back: "Back to the client" };

/**
 * Lays the page's times and the gateway's on one clock, whose zero is the press of Send.
 *
 * Their clocks cannot be compared, only their durations: of what lies between them, half is drawn before and half behind.
 *
 * @param {object} report The gateway's report.
 * @param {object} times The page's times.
 * @returns {{own: ?number, between: ?number, start: number, total: number}} How long the page took to send, how long request and
 *     reply were between page and gateway, when the request was at the gateway, and how long all took; milliseconds.
 */
export function reconcile(report, times) {
  const { marks } = report;
  const served = marks.end ?? marks.head ?? marks.received ?? 0;
  const own = difference(times.pressed, times.sent);
  const first = difference(times.sent, times.firstByte);
  const all = difference(times.sent, times.end);
  const seen = marks.first_byte ?? marks.head;
  const between = first !== null && seen !== null ? Math.max(0, first - seen) : all !== null ? Math.max(0, all - served) : null;
  const start = (own ?? 0) + (between ?? 0) / 2;
  const total = Math.max(difference(times.pressed, times.end) ?? 0, start + served + (between ?? 0) / 2, 0.001);
  return { own, between, start, total };
}

function difference(from, to) {
  return Number.isFinite(from) && Number.isFinite(to) ? Math.max(0, to - from) : null;
}

/** The section. */
export function stepsSection(report, times) {
  const clock = reconcile(report, times);
  const list = el("ol", { class: "drawer-steps" }, ...report.steps.map((step) => row(step, clock)));
  const between = clock.between === null
    ? "This page has no times of its own for the reply, so only the gateway's are shown."
    : `Between page and gateway lay ${time(clock.between)} in both directions together (network and browser); the two clocks cannot be compared, so half is drawn before and half behind. The whole took ${time(clock.total)}.`;
  return section("steps", "The five steps of a request", null, list, el("p", { class: "hint" }, between), facts(report));
}

/** When a step began and ended, on the common clock. */
function span(step, clock) {
  if (step.place === "client") return { from: 0, to: clock.start };
  const from = step.from === null ? null : clock.start + step.from;
  if (step.place === "back") return { from, to: step.to === null ? null : Math.max(clock.start + step.to, clock.total) };
  return { from, to: step.to === null ? null : clock.start + step.to };
}

function row(step, clock) {
  const { from, to } = span(step, clock);
  const isKnown = from !== null && to !== null;
  const mark = el("span", { class: `drawer-span drawer-span-${step.place}` });
  if (isKnown) {
    mark.style.left = `${(Math.min(from, clock.total) / clock.total) * 100}%`;
    mark.style.width = `${(Math.max(0, to - from) / clock.total) * 100}%`;
  }
  return el("li", { class: "drawer-step", testid: "drawer-step", data: { place: step.place } },
    el("div", { class: "drawer-step-head" },
      el("strong", {}, titles[step.place] ?? step.place),
      el("span", { class: "drawer-step-time" }, isKnown ? time(to - from) : "not seen", step.is_shared && " together")),
    el("p", { class: "drawer-step-action" }, action(step, clock)),
    el("div", { class: "drawer-track", "aria-hidden": "true" }, isKnown && mark));
}

function action(step, clock) {
  if (step.place !== "client" || clock.own === null) return step.action;
  return `${step.action}; the page needed ${time(clock.own)} to send it`;
}

/** What else is known of the request. */
function facts(report) {
  const { model, usage } = report;
  const asked = model.answered && model.answered !== model.asked ? `${model.asked}, answered by ${model.answered}` : model.asked;
  const read = (usage.input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  const rows = [
    ["Model", asked],
    ["Usage", usage.output_tokens === undefined ? null : `${plural(read, "token")} in, ${usage.output_tokens.toLocaleString("en")} out`],
    ["Answer", `${report.status ?? "none"}, ${report.is_streamed ? "streamed" : "in one piece"}, ${plural(report.reply_bytes, "byte")}`],
    ["Request", report.request_id],
  ];
  return el("dl", { class: "drawer-facts" }, ...rows.filter(([, text]) => text).flatMap(([name, text]) =>
    [el("dt", {}, name), el("dd", { testid: "drawer-fact" }, text)]));
}
