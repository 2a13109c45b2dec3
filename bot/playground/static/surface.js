// A surface: one message, one form or one Home, whose controls know where they stand and what they hold.

import { api, Refused } from "./api.js";
import { askConfirm } from "./confirm.js";
import { complain } from "./notices.js";
import { world } from "./world.js";

const key = (blockId, actionId) => `${blockId}\u0000${actionId}`;

/**
 * A surface for the controls of one message or view. `where` is {channel, ts} or {view_id};
 * `kept` holds values typed before a redraw, by `values()` of the surface that was there before.
 */
export function surface(where, kept = {}) {
  const fields = [];
  const root = {
    where,
    fields,
    dispatches: true,
    values() {
      const held = {};
      for (const field of fields) (held[field.blockId] ??= {})[field.actionId] = field.read();
      return held;
    },
    /** What a control held before the redraw, or undefined. */
    before: (blockId, element) => kept[blockId]?.[element.action_id],
    /** Tells the bot that someone used a control. False when the person said no to the question asked first. */
    async press(blockId, element, action) {
      if (element.confirm && !(await askConfirm(element.confirm))) return false;
      const body = { as: world.me.id, ...where, block_id: blockId, action_id: element.action_id, action };
      try {
        await api.press({ ...body, state: { values: root.values() } });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        complain(error.code);
      }
      return true;
    },
  };
  return root;
}

/** The same surface seen from one block. `label` names its control, `describedBy` is an id of more words. */
export function within(ctx, block, { label = "", labelledBy, dispatches = true, trigger } = {}) {
  return { ...ctx, blockId: block.block_id, label, labelledBy, dispatches, trigger };
}

/** The surface knows this control from now on; returns the value it had before a redraw. */
export function register(ctx, element, control, read) {
  ctx.fields.push({ id: key(ctx.blockId, element.action_id), blockId: ctx.blockId, actionId: element.action_id, element, control, read });
}
