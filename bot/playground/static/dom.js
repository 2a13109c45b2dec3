// Building the page's nodes. Text only ever enters as text: nothing here reads markup.

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "open", "multiple", "required"]);

let serial = 0;

/** An id that nothing else on the page has. */
export function uid(prefix = "n") {
  serial += 1;
  return `${prefix}-${serial}`;
}

/** A node with its attributes, listeners (`on`), data attributes (`data`) and children (nodes or texts). */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === "data") {
      for (const [key, word] of Object.entries(value)) if (word !== undefined && word !== null) node.dataset[key] = word;
    } else if (name === "class") {
      node.className = value;
    } else if (PROPERTIES.has(name)) {
      node[name] = value;
    } else if (value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...flat(children));
  return node;
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false && child !== "");
}

/** The node holds these children and nothing else. */
export function fill(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

/** Text that only a screen reader says. */
export function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

/** A small drawing, silent for screen readers. `path` is an SVG path on a 16 by 16 grid. */
export function icon(path, size = 16) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true", focusable: "false" })) {
    svg.setAttribute(name, value);
  }
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  back: "M10 3 5 8l5 5",
  close: "M4 4l8 8M12 4l-8 8",
  send: "M2 3l12 5-12 5 2-5zM4 8h6",
  clip: "M11.5 6.5 7 11a2 2 0 0 1-3-3l5-5a3 3 0 0 1 4.300 4.200l-5.500 5.500",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  lock: "M4 7.500h8v6H4zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500",
  up: "M8 13V4M4 7.500 8 3.500l4 4",
  down: "M8 3v9M4 8.500l4 4 4-4",
  bin: "M3 4.500h10M6 4.500V3h4v1.500M4.500 4.500l.5 9h6l.5-9",
  pen: "M3 13l.7-3L10.500 3.200l2.300 2.300L6 12.300z",
  star: "M8 2.500l1.700 3.600 3.900.5-2.900 2.700.7 3.900L8 11.300l-3.400 1.900.7-3.900L2.400 6.600l3.900-.5z",
  file: "M4 2h5l3 3v9H4zM9 2v3h3",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.200l2 1.500",
};
