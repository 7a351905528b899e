/** Gives the reader a file. */
export function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Rows as CSV: the names of the columns, then each row's own values, not rounded for the eye. */
export function csv(columns, rows) {
  const lines = [
    columns.map(column => field(column.label)),
    ...rows.map(row => columns.map(column => field(row[column.key]))),
  ];
  return new Blob(['\ufeff', lines.map(line => line.join(',')).join('\r\n'), '\r\n'], {
    type: 'text/csv;charset=utf-8',
  });
}

function field(value) {
  // A spreadsheet takes a text that begins like a formula for one.
  const text =
    value === null || value === undefined
      ? ''
      : typeof value === 'string'
        ? value.replace(/^(?=[=+\-@\t\r])/, "'")
        : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
