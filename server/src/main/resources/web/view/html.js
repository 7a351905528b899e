import { h } from '../vendor/preact/preact.module.js';

const HOLE = '\0';
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'path', 'rect', 'circle', 'line', 'polyline']);
const parsed = new WeakMap();

/**
 * Elements in the notation of HTML: html`<${Panel} title=${title}>${rows}<//>`. Components stand as holes, close with
 * <//>, and ...${props} spreads. A template is parsed when it is met first. Text between lines counts without its
 * indentation.
 */
export function html(strings, ...values) {
  let nodes = parsed.get(strings);
  if (!nodes) {
    nodes = new Parser(strings.join(HOLE)).children();
    parsed.set(strings, nodes);
  }
  const made = nodes.map(node => make(node, values));
  return made.length === 1 ? made[0] : made;
}

function make(node, values) {
  if (typeof node === 'string') return node;
  if ('hole' in node) return values[node.hole];
  const props = {};
  for (const { name, value } of node.attributes) {
    if (name === '...') Object.assign(props, values[value.hole]);
    else
      props[name] = Array.isArray(value) ? value.map(part => make(part, values) ?? '').join('') : fill(value, values);
  }
  return h(fill(node.tag, values), props, ...node.children.map(child => make(child, values)));
}

function fill(value, values) {
  return value !== null && typeof value === 'object' ? values[value.hole] : value;
}

class Parser {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.holes = 0;
  }

  children() {
    const nodes = [];
    while (this.at < this.text.length) {
      if (this.takes('</')) {
        this.until(/>/);
        this.at++;
        break;
      }
      if (this.takes('<')) nodes.push(this.element());
      else if (this.text[this.at] === HOLE) nodes.push(this.hole());
      else {
        const text = this.until(/[<\0]/).replace(/^\s*\n\s*|\s*\n\s*$/g, '');
        if (text) nodes.push(text);
      }
    }
    return nodes;
  }

  element() {
    const tag = this.text[this.at] === HOLE ? this.hole() : this.until(/[\s/>]/);
    const attributes = [];
    for (;;) {
      this.until(/\S/);
      if (this.takes('/>')) return { tag, attributes, children: [] };
      if (this.takes('>')) return { tag, attributes, children: VOID.has(tag) ? [] : this.children() };
      if (this.at >= this.text.length) throw new Error(`<${tag} is not closed`);
      attributes.push(this.attribute());
    }
  }

  attribute() {
    if (this.takes('...')) return { name: '...', value: this.hole() };
    const name = this.until(/[\s=>]|\/>/);
    if (!this.takes('=')) return { name, value: true };
    if (this.text[this.at] === HOLE) return { name, value: this.hole() };
    if (!this.takes('"')) throw new Error(`the value of ${name} wants quotes`);
    const parts = [];
    while (!this.takes('"')) parts.push(this.text[this.at] === HOLE ? this.hole() : this.until(/["\0]/));
    return { name, value: parts.length > 1 || parts[0]?.hole !== undefined ? parts : (parts[0] ?? '') };
  }

  hole() {
    this.at++;
    return { hole: this.holes++ };
  }

  takes(word) {
    const found = this.text.startsWith(word, this.at);
    if (found) this.at += word.length;
    return found;
  }

  /** The text up to where the pattern is found; holes in it are passed over. */
  until(pattern) {
    const length = this.text.slice(this.at).search(pattern);
    const text = this.text.slice(this.at, length < 0 ? this.text.length : this.at + length);
    this.at += text.length;
    this.holes += text.split(HOLE).length - 1;
    return text;
  }
}
