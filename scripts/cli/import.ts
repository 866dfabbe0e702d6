import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compile } from '../../engine/compile/index.ts';
import type { Conversion, ConversionNote } from '../../engine/convert/index.ts';
import { compileConverted } from '../../engine/convert/index.ts';
import type { Finding } from '../../engine/model/process.ts';
import { readXml } from '../../engine/xml/read.ts';
import { Problem, errorCode } from '../lib/problem.mjs';
import { readArguments } from './command.ts';
import { readFile } from './files.ts';
import { laidOut } from './lay-out.ts';

const usage = 'millrace import FILE [--out FOLDER] [--json]';

interface Imported {
  file: string;
  /** Where the converted diagram and its forms are; absent when the file could not be read as BPMN. */
  output?: string;
  forms: string[];
  processes: string[];
  mapped: Told[];
  degraded: Told[];
  refused: Told[];
  /** What else is wrong with the converted diagram. */
  findings: Finding[];
}

type Told = Omit<ConversionNote, 'kind'>;

/**
 * `millrace import`: converts a model of another engine, writes the diagram and its forms, and lists what was mapped,
 * degraded and refused. Exit 1 when something forbids execution.
 */
export async function importModel(args: readonly string[]): Promise<number> {
  const options = { out: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, options, usage);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Problem('Name one BPMN file.', usage);
  const content = readFile(file);
  const { conversion, processes, findings } = await compileConverted(content);
  const drawing = conversion?.xml ?? textOf(content);
  const isReadable = 'document' in readXml(content);
  const imported: Imported = {
    file,
    ...(isReadable
      ? { output: await write(file, values.out ?? join(dirname(file), 'converted'), drawing, conversion) }
      : {}),
    forms: conversion?.forms.map(({ key }) => `${key}.form.json`) ?? [],
    processes: processes.map(({ key }) => key),
    ...byKind(conversion?.notes ?? []),
    findings: conversion
      ? findings.filter(({ rule }) => !rule.startsWith('import-'))
      : (await compile(content)).findings,
  };
  console.log(values.json ? JSON.stringify(imported) : asText(imported));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function byKind(notes: readonly ConversionNote[]): Pick<Imported, 'mapped' | 'degraded' | 'refused'> {
  const of = (wanted: ConversionNote['kind']): Told[] =>
    notes.filter(({ kind }) => kind === wanted).map(({ elementId, name, message }) => ({ elementId, name, message }));
  return { mapped: of('mapped'), degraded: of('degraded'), refused: of('refused') };
}

/** The diagram under its own name, `.bpmn` at the end, and the forms beside it. */
async function write(
  file: string,
  folder: string,
  drawing: string,
  conversion: Conversion | undefined,
): Promise<string> {
  const name = basename(file).replace(/(\.bpmn)?(20)?(\.xml)?$/i, '');
  const output = join(folder, `${name === '' ? 'process' : name}.bpmn`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(output, await laidOut(drawing));
    for (const { key, schema } of conversion?.forms ?? []) {
      writeFileSync(join(folder, `${key}.form.json`), `${JSON.stringify(schema, null, 2)}\n`);
    }
  } catch (error) {
    throw new Problem(`${output} cannot be written: ${errorCode(error)}`);
  }
  return output;
}

function textOf(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}

const signs: Record<ConversionNote['kind'], string> = { mapped: '✓', degraded: '!', refused: '✗' };

function asText(imported: Imported): string {
  const lines = (['refused', 'degraded', 'mapped'] as const).flatMap((kind) =>
    imported[kind].map(({ elementId, name, message }) => `  ${signs[kind]} ${elementId ?? ''} ${name}: ${message}`),
  );
  const others = imported.findings.map(
    ({ severity, elementId, message, rule }) =>
      `  ${severity === 'error' ? '✗' : '·'} ${elementId ?? ''}: ${message} [${rule}]`,
  );
  const counts = (['mapped', 'degraded', 'refused'] as const).map((kind) => `${imported[kind].length} ${kind}`);
  return [`${imported.file} → ${imported.output ?? 'nothing'}: ${counts.join(', ')}`, ...lines, ...others].join('\n');
}
