const schemes = ['http:', 'https:', 'mailto:'];

/** Only absolute web and mail addresses are links; everything else stays text. */
export function isLinkAllowed(href: string): boolean {
  if (href.length > 2048 || /[\u0000-\u0020]/.test(href)) return false;
  const url = URL.parse(href);
  return url !== null && schemes.includes(url.protocol) && url.username === '' && url.password === '';
}
