/** A site that embeds the chat, with something to read and the attributes that the address gives. */
export const SITE_PAGE = `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>De Buurtkamer</title>
    <style>
      body { max-width: 38rem; margin: 0 auto; padding: 1.5rem; font: 17px/1.6 Georgia, serif; }
      @media (prefers-color-scheme: dark) { html { background: #1d1d1f; color: #eee; } }
    </style>
  </head>
  <body>
    <main>
      <h1>De Buurtkamer</h1>
      <p>Iedere dinsdag en donderdag staat de koffie klaar. Je hoeft je niet aan te melden, en je hoeft niets te kunnen.</p>
      <p>Liever eerst even praten? Dat kan ook met een vrijwilliger van Het Luisterend Oog.</p>
      <div id="here"></div>
    </main>
    <script type="module">
      const chat = document.createElement('luisterend-oog-chat');
      chat.setAttribute('server', 'https://chat.test');
      for (const [name, value] of new URLSearchParams(location.search)) chat.setAttribute(name, value);
      document.getElementById('here').append(chat);
    </script>
    <script type="module" src="https://chat.test/widget.js" async></script>
  </body>
</html>`;
