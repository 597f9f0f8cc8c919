/** What is known of the models, in words for people. */

/** The models that this client may ask, and the text forms of what they are. */
export class Models {
  /** The models, as `GET /parley/models` lists them. */
  all = [];

  /** The model of an id, or of the id that a reply names. */
  find(id) {
    return this.all.find((model) => model.id === id) ?? null;
  }

  /** The model that answers where none was chosen. */
  get standard() {
    return this.all.find((model) => model.is_default) ?? this.all[0] ?? null;
  }

  /** The name of a model for people. */
  name(id) {
    return this.find(id)?.name ?? id ?? "Model";
  }

  /** Those that one chooses from, and the others: older ones, and those that few may ask. */
  get currentAndOthers() {
    const isOther = (model) => model.is_legacy || model.has_limited_access;
    return { current: this.all.filter((model) => !isOther(model)), others: this.all.filter(isOther) };
  }
}

/** Whether a model is free. */
export const isFree = (model) => model?.price?.input === 0 && model?.price?.output === 0;

/** A number of tokens in few characters: `1M`, `128K`, `1,024`. */
export function tokens(count) {
  if (count >= 1_000_000 && count % 100_000 === 0) return `${count / 1_000_000}M`;
  if (count >= 10_000 && count % 1000 === 0) return `${count / 1000}K`;
  return count.toLocaleString("en");
}

/** A phrase as the beginning of a sentence. */
export const sentence = (phrase) => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** The price of a model in words. */
export function priceOf(model) {
  if (!model?.price) return "price unknown";
  if (isFree(model)) return "free";
  return `$${model.price.input} in, $${model.price.output} out per million tokens`;
}

/** A cost in US dollars, to two digits that say something. */
export function dollars(amount) {
  if (amount === 0) return "free";
  if (amount < 0.000_01) return "less than $0.00001";
  const places = Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(amount))));
  return `$${amount.toFixed(places)}`;
}

/**
 * What a reply cost, in US dollars.
 *
 * @param {?object} model The model that answered.
 * @param {?object} usage The usage that it told.
 * @returns {?number} null if the price is not known.
 */
export function costOf(model, usage) {
  if (!model?.price || !usage) return null;
  const read = usage.cache_read_input_tokens ?? 0;
  const written = usage.cache_creation_input_tokens ?? 0;
  const anHour = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  const input = usage.input_tokens ?? 0;
  const { long_prompt: long } = model.price;
  // One token too many, and all tokens have the price of a long prompt.
  const price = long && input + written + read > long.threshold ? long : model.price;
  const amount = input * price.input + (usage.output_tokens ?? 0) * price.output + read * price.cache_read +
    (written - anHour) * price.cache_write_5m + anHour * price.cache_write_1h;
  return amount / 1_000_000;
}
