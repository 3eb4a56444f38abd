/** Web Awesome's themes are classes on the root; ours follows what the system prefers, also when that changes. */
export function followColorScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.documentElement.classList.toggle('wa-dark', dark.matches);
    document.documentElement.classList.toggle('wa-light', !dark.matches);
  };
  dark.addEventListener('change', apply);
  apply();
}
