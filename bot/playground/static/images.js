// Pictures. The page asks nothing of other machines: a picture from elsewhere is shown as its description and a link.

import { h } from "./dom.js";
import { textLine } from "./mrkdwn.js";
import { t } from "./world.js";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** An address of this workspace as a path on it, whichever loopback name the page was opened under; else null. */
export function localPath(address) {
  try {
    const url = new URL(address, location.href);
    const here = url.origin === location.origin || (LOOPBACK.has(url.hostname) && LOOPBACK.has(location.hostname) && url.port === location.port);
    return here ? url.pathname + url.search : null;
  } catch {
    return null;
  }
}

/** An image element or block. */
export function imageNode(image, className = "picture") {
  const address = image.image_url ?? image.slack_file?.url ?? "";
  const description = image.alt_text ?? "";
  const path = address.startsWith("data:image/") ? address : localPath(address);
  if (address && path) return h("img", { class: className, src: path, alt: description, loading: "lazy" });
  if (className === "thumb") return h("span", { class: "thumb elsewhere", role: "img", "aria-label": description || t("picture") });
  return h(
    "p",
    { class: "elsewhere" },
    h("span", {}, description || t("picture")),
    /^https?:/i.test(address) ? h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, t("picture_elsewhere")) : null,
  );
}

/** An image block with its title. */
export function drawImage(block) {
  const title = block.title ? h("figcaption", {}, textLine(block.title)) : null;
  return h("figure", {}, title, imageNode(block));
}
