// Pictures. The page asks nothing of other machines: a picture from elsewhere is shown as its description and a link.

import { h } from "./dom.js";
import { textLine } from "./mrkdwn.js";
import { t } from "./world.js";

function isLocal(address) {
  try {
    const url = new URL(address, location.href);
    return url.origin === location.origin || url.protocol === "data:";
  } catch {
    return false;
  }
}

/** An image element or block. */
export function imageNode(image, className = "picture") {
  const address = image.image_url ?? image.slack_file?.url ?? "";
  const description = image.alt_text ?? "";
  if (isLocal(address)) return h("img", { class: className, src: address, alt: description, loading: "lazy" });
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
