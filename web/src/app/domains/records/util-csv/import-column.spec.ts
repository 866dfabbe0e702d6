import { describe, expect, test } from '@jest/globals';
import { columnLabel, templateOf, withKnownHead } from './import-column';
import { readCsvFile } from './read-file';

const columns = [
  { name: 'code', label: '编码', required: true },
  { name: 'name.zh', label: '名称（中文）' },
  { name: 'lines.item', label: '物料, 子项' },
];

describe('a file to import', () => {
  test('may have its head in the words of the app or of the API', () => {
    expect(withKnownHead('编码*,name.zh,未知\r\nA,"甲,乙",x', columns)).toBe('code,name.zh,未知\r\nA,"甲,乙",x');
    expect(withKnownHead('code', columns)).toBe('code');
  });

  test('has a template that can be imported again', () => {
    const template = templateOf(columns.slice(0, 2));
    expect(template).toBe('\ufeff编码*,名称（中文）\r\n');
    expect(withKnownHead(template.slice(1), columns)).toBe('code,name.zh\r\n');
    expect(templateOf(columns.slice(2))).toContain('"物料, 子项"');
  });

  test('calls the column of an error by its label', () => {
    expect(columnLabel('lines.3.item', columns)).toBe('物料, 子项');
    expect(columnLabel('name', columns)).toBe('名称（中文）');
    expect(columnLabel('other', columns)).toBe('other');
  });

  test('is read in the encoding in which it was saved', () => {
    expect(readCsvFile(new TextEncoder().encode('\ufeff编码'))).toEqual({ text: '编码' });
    expect(readCsvFile(new Uint8Array([0xb1, 0xe0, 0xc2, 0xeb]))).toEqual({ text: '编码' });
  });

  test('is refused when it is a workbook or empty', () => {
    expect(readCsvFile(new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual({ refused: 'excel' });
    expect(readCsvFile(new TextEncoder().encode(' \n'))).toEqual({ refused: 'empty' });
  });
});
