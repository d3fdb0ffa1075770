/**
 * The only place that makes elements. Text goes in as text nodes, never as markup: addresses, names and fields come
 * from packets, so whoever can send one can choose them.
 */

export const byId = id => document.getElementById(id);

/** Shows control and direction-changing characters as escapes, so that a text cannot pass for another one. */
export const visible = text =>
    String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, c => `\\u{${c.codePointAt(0).toString(16)}}`);

export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.map(child => (child instanceof Node ? child : visible(child))));
  return element;
}

/** Touches the node only for a new text: a selection in it lives on, and a live region does not speak again. */
export function setText(node, text) {
  const shown = visible(text);
  if (node.textContent !== shown) {
    node.textContent = shown;
  }
}

/** Puts a section's heading in one line with a note that may change, and gives back that note. */
export function noteBeside(section) {
  const note = el('p', { class: 'note' });
  const heading = section.querySelector('h2');
  const line = el('header');
  heading.replaceWith(line);
  line.append(heading, note);
  return note;
}
