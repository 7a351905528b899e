/** An OpenAPI document, as the page wants to read it. */
export class Description {
  constructor(document) {
    this.document = document;
    this.text = document.info.description;
  }

  /** The calls by tag, in the order of the tags. */
  groups() {
    const calls = Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, call]) => this.call(path, method, call)),
    );
    return this.document.tags.map(({ name, description }) => ({
      name,
      description,
      calls: calls.filter(call => call.tag === name),
    }));
  }

  call(path, method, call) {
    const parameters = (call.parameters ?? []).map(one => this.resolved(one));
    return {
      id: call.operationId,
      path,
      method: method.toUpperCase(),
      tag: call.tags[0],
      summary: call.summary,
      text: call.description,
      parameters,
      body: this.resolved(call.requestBody ?? {}),
      responses: Object.entries(call.responses).map(([status, one]) => ({ status, ...this.resolved(one) })),
      example: exampleOf(path, parameters),
    };
  }

  /** What a reference means; its own words beside it win. */
  resolved(node) {
    if (!node.$ref) return node;
    const { $ref, ...own } = node;
    const meant = $ref
      .slice(2)
      .split('/')
      .reduce((at, name) => at[name], this.document);
    return { ...this.resolved(meant), ...own };
  }

  /** The fields of a schema, those of what it is made of first. */
  fields(schema) {
    const whole = this.resolved(schema);
    const parts = [...(whole.allOf ?? []), ...(whole.oneOf ?? [])].flatMap(part => this.fields(part));
    const own = Object.entries(whole.properties ?? {}).map(([name, field]) => ({ name, schema: this.resolved(field) }));
    return [...own, ...parts];
  }

  /** What lies in an object or a list of objects: another schema with fields, or null. */
  within(schema) {
    const whole = this.resolved(schema);
    const inner = whole.items ? this.resolved(whole.items) : whole;
    return this.fields(inner).length ? inner : null;
  }

  /** A type in a few words. */
  type(schema) {
    const whole = this.resolved(schema);
    if (whole.anyOf) return whole.anyOf.map(one => this.type(one)).join(' or ');
    if (whole.type === 'array') return `list of ${this.type(whole.items ?? {})}`;
    const bounds = whole.maximum !== undefined ? `${whole.minimum ?? ''} to ${whole.maximum}` : null;
    const words = whole.enum ? whole.enum.join(' | ') : [whole.type ?? 'any'].flat().join(' or ');
    return [words, whole.format, bounds].filter(Boolean).join(', ');
  }
}

/** What every warehouse can answer: the path with its examples, and parameters that name none of its data. */
function exampleOf(path, parameters) {
  const filled = parameters
    .filter(one => one.in === 'path')
    .reduce((at, one) => at.replace(`{${one.name}}`, encodeURIComponent(one.example)), path);
  const query = parameters.filter(one => one.in === 'query' && (one.required || one.name === 'granularity'));
  return query.reduce((at, one) => withParameter(at, one), filled);
}

/** An address with the example of one more parameter. */
export function withParameter(address, parameter) {
  const value = [parameter.example ?? ''].flat()[0];
  return `${address}${address.includes('?') ? '&' : '?'}${parameter.name}=${encodeURIComponent(value)}`;
}
