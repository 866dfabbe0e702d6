/** Collects `where` conditions with their numbered parameters. */
export class Conditions {
  readonly params: unknown[] = [];
  private readonly parts: string[] = [];

  /** `?` in the text stands for the value; `undefined` adds nothing. */
  add(text: string, value?: unknown): this {
    if (value === undefined && text.includes('?')) return this;
    this.parts.push(text.replaceAll('?', () => this.param(value)));
    return this;
  }

  /** A ready condition that numbers its own parameters after ours. */
  addWhere(make: (offset: number) => { sql: string; params: unknown[] }): this {
    const { sql, params } = make(this.params.length);
    this.params.push(...params);
    this.parts.push(sql);
    return this;
  }

  param(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' and ');
  }
}
