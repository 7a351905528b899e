// Before anything is drawn: the theme that the reader chose.
try {
  document.documentElement.dataset.theme = localStorage.getItem('haat-theme') ?? 'system';
} catch {
  document.documentElement.dataset.theme = 'system';
}
