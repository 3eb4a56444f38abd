/* A button above each example that copies it. */

for (const figure of document.querySelectorAll('figure:has(pre)')) {
  const button = document.createElement('button');
  button.className = 'copy';
  button.type = 'button';
  button.textContent = 'Kopieer';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(figure.querySelector('pre').textContent);
    button.textContent = 'Gekopieerd';
  });
  figure.querySelector('figcaption').after(button);
}
